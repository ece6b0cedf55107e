import { Alert, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { call, queryClient, sayDone } from '#kit'
import { makePasskey } from '../session/passkey.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { RecoveryCodes } from './recovery-codes.tsx'

/** Enrols a passkey of this device: a name, the password, then whatever the device asks. */
export function EnrolPasskey({ button, onDone }: { button: (open: () => void) => ReactNode; onDone?: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const end = () => {
    setCodes(undefined)
    onDone?.()
  }
  const made = async (recoveryCodes: readonly string[]) => {
    setOpen(false)
    sayDone('Chave de acesso cadastrada.')
    await queryClient.invalidateQueries()
    if (recoveryCodes.length > 0) setCodes(recoveryCodes)
    else end()
  }
  return (
    <>
      {button(() => setOpen(true))}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Cadastrar uma chave de acesso" centered>
        {isOpen && <PasskeyForm onMade={(codes) => void made(codes)} onBack={() => setOpen(false)} />}
      </Modal>
      <RecoveryCodes codes={codes} onClose={end} />
    </>
  )
}

function PasskeyForm({ onMade, onBack }: { onMade: (codes: readonly string[]) => void; onBack: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { problem, isBusy, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      const asked = await call('POST /api/account/passkeys/options', { body: { password } })
      onMade(await makePasskey(asked, name))
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          Com ela você entra sem senha, pela digital, pelo rosto, pelo PIN do aparelho ou por uma chave USB. Suas outras
          sessões são encerradas.
        </Text>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label="Nome"
          description="Para você reconhecê-la depois: “Notebook da recepção”."
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Senha atual"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            Voltar
          </Button>
          <Button type="submit" loading={isBusy} disabled={name.trim() === '' || password === ''}>
            Criar a chave
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
