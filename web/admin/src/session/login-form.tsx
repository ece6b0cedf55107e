import { Alert, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { call } from '#kit'

/** E-mail and password; as a page of its own, or over the page when a session ended. */
export function LoginForm({
  email: known = '',
  isPage = false,
  onDone,
}: {
  email?: string
  isPage?: boolean
  onDone: () => void
}) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const enter = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await call('POST /api/login', { body: { email, password } })
      onDone()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const form = (
    <form onSubmit={(event) => void enter(event)} noValidate>
      <Stack>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus={known === ''}
          readOnly={known !== ''}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Senha"
          autoComplete="current-password"
          autoFocus={known !== ''}
          data-autofocus={known !== '' || undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} fullWidth>
          Entrar
        </Button>
      </Stack>
    </form>
  )
  if (!isPage) return form
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" radius="lg" w="100%" maw={400}>
        <Group gap="sm" mb="lg">
          <img src="/favicon.svg" alt="" width={36} height={36} />
          <div>
            <Title order={1} size="h3">
              Open-SGP
            </Title>
            <Text size="sm" c="dimmed">
              Gestão do provedor
            </Text>
          </div>
        </Group>
        {form}
      </Paper>
    </Center>
  )
}
