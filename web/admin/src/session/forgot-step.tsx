import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { call } from '#kit'
import { ProblemAlert } from './problem-alert.tsx'
import { useAttempt } from './use-attempt.ts'

/** Asks for the letter by which another password is chosen. Whether the e-mail is anybody's is told to no one. */
export function ForgotStep({ email: known, onBack }: { email: string; onBack: () => void }) {
  const [email, setEmail] = useState(known)
  const [isSent, setSent] = useState(false)
  const { problem, isBusy, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      await call('POST /api/password/forgot', { body: { email } })
      setSent(true)
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemAlert problem={problem} />
        {isSent ? (
          <Alert color="teal" role="status" title="Veja o seu e-mail">
            Se {email} tiver uma conta aqui, você recebe em instantes o endereço para escolher outra senha. Ele vale por
            30 minutos. Se não chegar, confira o spam ou peça a quem administra o sistema.
          </Alert>
        ) : (
          <>
            <Text size="sm">Informe o seu e-mail. Você recebe nele um endereço para escolher outra senha.</Text>
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={isBusy} fullWidth>
              Enviar
            </Button>
          </>
        )}
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
          Voltar para a entrada
        </Anchor>
      </Stack>
    </form>
  )
}
