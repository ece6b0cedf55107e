import { Anchor, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { call } from '#kit'
import { enterWithPasskey, hasPasskeys, readChallenge, type Challenge } from './passkey.ts'
import { ProblemAlert } from './problem-alert.tsx'
import { useAttempt } from './use-attempt.ts'

type Options = {
  email: string
  /** It is known who comes back. */
  isKnown: boolean
  onEmail: (email: string) => void
  onDone: () => void
  onChallenge: (challenge: Challenge) => void
  onForgot: () => void
}

export function PasswordStep({ email, isKnown, onEmail, onDone, onChallenge, onForgot }: Options) {
  const [password, setPassword] = useState('')
  const { problem, isBusy, attempt } = useAttempt()
  const enter = async () => {
    try {
      await call('POST /api/login', { body: { email, password } })
    } catch (error) {
      const challenge = readChallenge(error)
      if (!challenge) throw error
      return onChallenge(challenge)
    }
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(enter)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemAlert problem={problem} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus={!isKnown}
          readOnly={isKnown}
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Senha"
          autoComplete="current-password"
          autoFocus={isKnown}
          data-autofocus={isKnown || undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} fullWidth>
          Entrar
        </Button>
        {hasPasskeys() && (
          <>
            <Divider label="ou" />
            <Button
              variant="default"
              fullWidth
              leftSection={<IconKey size={16} />}
              disabled={isBusy}
              onClick={() => void attempt(() => enterWithPasskey().then(onDone))}
            >
              Usar uma chave de acesso
            </Button>
          </>
        )}
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onForgot}>
          Esqueci a senha
        </Anchor>
      </Stack>
    </form>
  )
}
