import { Center, Code, Stack, Text } from '@mantine/core'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { ActionDialog, type ResponseOf } from '#kit'
import { RecoveryCodes } from './recovery-codes.tsx'

const QrCode = lazy(async () => ({ default: (await import('../../../kit/qr-code.tsx')).QrCode }))

type Step =
  | { kind: 'closed' }
  | { kind: 'password' }
  | { kind: 'qr'; totp: ResponseOf<'POST /api/account/totp'> }
  | { kind: 'codes'; codes: readonly string[] }

/** Enrols an authenticator app: password, QR code, the first code, and then the recovery codes. */
export function EnrolTotp({ button, onDone }: { button: (open: () => void) => ReactNode; onDone?: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'closed' })
  const end = () => {
    setStep({ kind: 'closed' })
    onDone?.()
  }
  return (
    <>
      {button(() => setStep({ kind: 'password' }))}
      <ActionDialog
        title="Cadastrar o aplicativo de códigos"
        consequence="Antes, confirme que é você. Depois de cadastrado, o código do aplicativo é pedido a cada entrada."
        route="POST /api/account/totp"
        fields={[{ name: 'password', label: 'Senha atual', type: 'password', isRequired: true }]}
        submit="Continuar"
        isOpen={step.kind === 'password'}
        onClose={() => setStep({ kind: 'closed' })}
        onDone={(totp) => setStep({ kind: 'qr', totp })}
      />
      <ActionDialog
        title="Leia o código com o aplicativo"
        consequence={step.kind === 'qr' && <Secret {...step.totp} />}
        route="POST /api/account/totp/confirm"
        fields={[
          {
            name: 'code',
            label: 'Código que o aplicativo mostra',
            isRequired: true,
            help: '6 dígitos; mudam a cada 30 segundos.',
          },
        ]}
        submit="Confirmar"
        isOpen={step.kind === 'qr'}
        onClose={() => setStep({ kind: 'closed' })}
        onDone={({ recoveryCodes }) =>
          recoveryCodes.length > 0 ? setStep({ kind: 'codes', codes: recoveryCodes }) : end()
        }
      />
      <RecoveryCodes codes={step.kind === 'codes' ? step.codes : undefined} onClose={end} />
    </>
  )
}

const Secret = ({ secret, uri }: { secret: string; uri: string }) => (
  <Stack gap="sm">
    <Text size="sm">
      Abra no celular um aplicativo como Aegis, Google Authenticator, Microsoft Authenticator ou 2FAS e leia o código
      abaixo.
    </Text>
    <Center>
      <Suspense>
        <QrCode text={uri} label="Código QR para o aplicativo de códigos" width={200} />
      </Suspense>
    </Center>
    <Text size="xs" c="dimmed">
      Não consegue ler? Digite esta chave no aplicativo: <Code>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
    </Text>
  </Stack>
)
