import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { call } from '#kit'
import { answerWithPasskey, hasPasskeys, type Challenge } from './passkey.ts'
import { ProblemAlert } from './problem-alert.tsx'
import { useAttempt } from './use-attempt.ts'

/** The second half: the app's code, a recovery code or a passkey, whatever this person has. */
export function SecondFactorStep({
  challenge: { challenge, methods, passkey },
  onDone,
  onBack,
}: {
  challenge: Challenge
  onDone: () => void
  onBack: () => void
}) {
  const hasApp = methods.includes('totp')
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(!hasApp)
  const { problem, isBusy, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      await call('POST /api/login/second-factor', { body: { challenge, code } })
      onDone()
    })
  }
  const canRecover = methods.includes('recovery-code')
  const turn = () => {
    setCode('')
    setRecovery(!isRecovery)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">A senha está certa. Agora confirme que é você.</Text>
        <ProblemAlert problem={problem} />
        {passkey && hasPasskeys() && (
          <Button
            variant={hasApp ? 'default' : 'filled'}
            leftSection={<IconKey size={16} />}
            disabled={isBusy}
            onClick={() => void attempt(() => answerWithPasskey(challenge, passkey).then(onDone))}
          >
            Usar a chave de acesso
          </Button>
        )}
        {(hasApp || canRecover) && (
          <>
            <CodeInput key={String(isRecovery)} isRecovery={isRecovery} value={code} onChange={setCode} />
            <Button type="submit" loading={isBusy} fullWidth variant={hasApp ? 'filled' : 'default'}>
              Confirmar
            </Button>
          </>
        )}
        {hasApp && canRecover && (
          <Anchor component="button" type="button" size="sm" ta="center" onClick={turn}>
            {isRecovery ? 'Usar o aplicativo de códigos' : 'Usar um código de recuperação'}
          </Anchor>
        )}
        <Anchor component="button" type="button" size="sm" ta="center" c="dimmed" onClick={onBack}>
          Voltar
        </Anchor>
      </Stack>
    </form>
  )
}

const CodeInput = (options: { isRecovery: boolean; value: string; onChange: (code: string) => void }) => (
  <TextInput
    label={options.isRecovery ? 'Código de recuperação' : 'Código do aplicativo'}
    description={
      options.isRecovery
        ? 'Um dos dez que você guardou; cada um serve uma vez.'
        : 'Os 6 dígitos que o aplicativo mostra agora.'
    }
    autoComplete={options.isRecovery ? 'off' : 'one-time-code'}
    inputMode={options.isRecovery ? 'text' : 'numeric'}
    autoFocus
    data-autofocus
    value={options.value}
    onChange={(event) => options.onChange(event.currentTarget.value)}
  />
)
