import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, Section, StatusBadge, type ResponseOf } from '#kit'
import { EnrolTotp } from './enrol-totp.tsx'
import { OwnButton } from './own-button.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Account = ResponseOf<'GET /api/account'>

const password = { name: 'password', label: 'Senha atual', type: 'password', isRequired: true } as const
const code = {
  name: 'code',
  label: 'Código',
  isRequired: true,
  help: 'Do aplicativo, ou um código de recuperação.',
} as const

/** The authenticator app and the recovery codes. */
export const Factors = ({ account }: { account: Account }) => (
  <>
    <Section
      title="Aplicativo de códigos"
      actions={
        // The dialogs outlive the change of the button: the recovery codes come last.
        <EnrolTotp
          button={(open) =>
            account.totpConfirmedAt === null ? (
              <Button onClick={open}>Cadastrar o aplicativo</Button>
            ) : (
              <OwnButton
                label="Remover o aplicativo"
                route="POST /api/account/totp/remove"
                consequence="A sua conta passa a abrir sem o código do aplicativo. As suas outras sessões são encerradas."
                fields={[password, code]}
                submit="Remover"
                isDangerous
                done="Aplicativo removido."
              />
            )
          }
        />
      }
    >
      <Text size="sm" component="div">
        <StatusBadge of="totp" value={account.totpConfirmedAt === null ? 'off' : 'on'} />{' '}
        {account.totpConfirmedAt === null
          ? 'Com ele, quem descobrir a sua senha ainda precisa do seu celular para entrar.'
          : `Pedido a cada entrada desde ${formatInstant(account.totpConfirmedAt)}.`}
      </Text>
    </Section>
    {(account.totpConfirmedAt !== null || account.passkeys.length > 0) && <Codes account={account} />}
  </>
)

function Codes({ account: { totpConfirmedAt, recoveryCodesLeft } }: { account: Account }) {
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <Section
      title="Códigos de recuperação"
      actions={
        <OwnButton
          label="Gerar novos códigos"
          route="POST /api/account/recovery-codes"
          consequence={`Os ${recoveryCodesLeft} códigos que ainda valem deixam de valer, e você recebe outros dez.`}
          fields={totpConfirmedAt === null ? [password] : [password, code]}
          submit="Gerar"
          onDone={(made) => setCodes(made.recoveryCodes)}
        />
      }
    >
      <Text size="sm">
        {recoveryCodesLeft === 0
          ? 'Nenhum código sobrou. Gere outros e guarde-os fora do celular.'
          : `Restam ${recoveryCodesLeft} de 10. Cada um abre a sua conta uma vez, se o celular ou a chave se perder.`}
      </Text>
      <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
    </Section>
  )
}
