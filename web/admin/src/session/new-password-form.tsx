import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ApiError } from '#kit'
import { ProblemAlert } from './problem-alert.tsx'
import { useAttempt } from './use-attempt.ts'

/** A new password, typed twice; with `asksCurrent` the present one too. What the server says of it stands at its field. */
export function NewPasswordForm({
  asksCurrent = false,
  send,
}: {
  asksCurrent?: boolean
  send: (passwords: { currentPassword: string; newPassword: string }) => Promise<void>
}) {
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { problem, isBusy, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (newPassword !== again) return setErrors({ again: 'As duas senhas não são iguais.' })
    setErrors({})
    void attempt(async () => {
      try {
        await send({ currentPassword, newPassword })
      } catch (error) {
        if (!(error instanceof ApiError) || error.errors.length === 0) throw error
        setErrors(Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer.slice(1), detail])))
      }
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemAlert problem={problem} />
        {asksCurrent && (
          <PasswordInput
            label="Senha atual"
            autoComplete="current-password"
            autoFocus
            value={currentPassword}
            error={errors['currentPassword']}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label="Nova senha"
          autoComplete="new-password"
          autoFocus={!asksCurrent}
          value={newPassword}
          error={errors['newPassword']}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        <PasswordInput
          label="Nova senha, outra vez"
          autoComplete="new-password"
          value={again}
          error={errors['again']}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          Ao menos 12 caracteres, sem o seu nome nem o da empresa. Quatro palavras sem relação entre si são fáceis de
          lembrar e difíceis de adivinhar.
        </Text>
        <Button type="submit" loading={isBusy} fullWidth>
          Guardar a nova senha
        </Button>
      </Stack>
    </form>
  )
}
