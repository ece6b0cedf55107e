import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { call, type SessionInfo } from '#kit'
import { EnrolPasskey } from '../account/enrol-passkey.tsx'
import { EnrolTotp } from '../account/enrol-totp.tsx'
import { EntryFrame } from './entry-frame.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { hasPasskeys } from './passkey.ts'

type Options = { session: SessionInfo; onDone: () => void }

/** What a person must do before anything else, as a page of its own. */
export const DutyPage = (options: Options) => (
  <EntryFrame width={440}>
    <Duty {...options} />
  </EntryFrame>
)

/** The same over the page on which it arose. */
export function Duty({ session, onDone }: Options) {
  const leave = async () => {
    await call('POST /api/logout')
    window.location.assign('/')
  }
  return (
    <Stack>
      {session.duties.includes('password-change') ? <ChangeFirst onDone={onDone} /> : <EnrolFirst onDone={onDone} />}
      <Anchor component="button" type="button" size="sm" ta="center" c="dimmed" onClick={() => void leave()}>
        Sair
      </Anchor>
    </Stack>
  )
}

const ChangeFirst = ({ onDone }: { onDone: () => void }) => (
  <>
    <Title order={2} size="h4">
      Escolha a sua senha
    </Title>
    <Text size="sm">A senha que você recebeu foi vista por outra pessoa. Troque-a por uma que só você conheça.</Text>
    <NewPasswordForm
      asksCurrent
      send={async (body) => {
        await call('POST /api/password', { body })
        onDone()
      }}
    />
  </>
)

const EnrolFirst = ({ onDone }: { onDone: () => void }) => (
  <>
    <Title order={2} size="h4">
      Cadastre um segundo fator
    </Title>
    <Text size="sm">
      O seu perfil exige mais que a senha para entrar. Use um aplicativo de códigos no celular
      {hasPasskeys() ? ' ou uma chave de acesso deste aparelho' : ''}.
    </Text>
    <EnrolTotp onDone={onDone} button={(open) => <Button onClick={open}>Cadastrar o aplicativo de códigos</Button>} />
    {hasPasskeys() && (
      <EnrolPasskey
        onDone={onDone}
        button={(open) => (
          <Button variant="default" onClick={open}>
            Cadastrar uma chave de acesso
          </Button>
        )}
      />
    )}
  </>
)
