import { Alert, Anchor, Button, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { call } from '#kit'
import { EntryFrame } from './entry-frame.tsx'
import { NewPasswordForm } from './new-password-form.tsx'

/** The page that the letter leads to. What opens it stands behind the #, where no server sees it. */
export function ResetPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const [isDone, setDone] = useState(false)
  const send = async (newPassword: string) => {
    await call('POST /api/password/reset', { body: { token, newPassword } })
    window.history.replaceState(null, '', window.location.pathname)
    setDone(true)
  }
  return (
    <EntryFrame>
      <Stack>
        <Title order={2} size="h4">
          Escolher outra senha
        </Title>
        {isDone ? (
          <>
            <Alert color="teal" role="status" title="Senha trocada">
              Todas as suas sessões foram encerradas. Entre com a nova senha.
            </Alert>
            <Button component="a" href="/">
              Ir para a entrada
            </Button>
          </>
        ) : /^[\w-]{43}$/.test(token) ? (
          <NewPasswordForm send={({ newPassword }) => send(newPassword)} />
        ) : (
          <>
            <Alert color="red" role="alert" title="Endereço incompleto">
              Abra o endereço do e-mail inteiro, até a última letra, ou peça outro em “Esqueci a senha”.
            </Alert>
            <Anchor href="/">Ir para a entrada</Anchor>
          </>
        )}
      </Stack>
    </EntryFrame>
  )
}
