import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { InlineForm, useSession, type ResponseOf } from '#kit'
import { newMailServerForm } from '../administration/mail-server-fields.ts'

type Trial = ResponseOf<'POST /api/setup/trials/mail'>

/** What was tried and what the other side said, in its own words. */
const TrialResult = ({ trial }: { trial: Trial | undefined }) =>
  trial ? (
    <Alert
      role="status"
      color={trial.outcome === 'proved' ? 'teal' : 'red'}
      title={trial.outcome === 'proved' ? 'Funcionou' : 'Não deu certo'}
      maw={980}
    >
      {trial.detail}
    </Alert>
  ) : null

/** A server of one's own if wanted, then a message that really goes. */
export function MailStep() {
  const { user } = useSession()
  const [trial, setTrial] = useState<Trial>()
  const [hasServer, setHasServer] = useState(false)
  return (
    <Stack>
      {hasServer ? (
        <Alert color="teal" maw={980} role="status">
          Servidor cadastrado. Agora envie a mensagem de teste.
        </Alert>
      ) : (
        <>
          <Text size="sm" c="dimmed" maw={720}>
            Cadastre o servidor de e-mail do provedor. Se ele já está nas variáveis SMTP_* da instalação, vá direto ao
            teste.
          </Text>
          <InlineForm {...newMailServerForm} onDone={() => setHasServer(true)} />
        </>
      )}
      <InlineForm
        route="POST /api/setup/trials/mail"
        initial={{ to: user.email }}
        fields={[{ name: 'to', label: 'Enviar mensagem de teste para', type: 'email', isRequired: true }]}
        submit="Enviar teste"
        onDone={setTrial}
      />
      <TrialResult trial={trial} />
    </Stack>
  )
}

/** A login asked of the RADIUS server as a router would. */
export function RadiusTrial() {
  const [trial, setTrial] = useState<Trial>()
  return (
    <Stack>
      <InlineForm
        route="POST /api/setup/trials/radius"
        initial={{ host: '127.0.0.1', port: 1812, username: 'teste' }}
        fields={[
          { name: 'host', label: 'Servidor RADIUS', isRequired: true, span: 4, section: 'Login de teste' },
          { name: 'port', label: 'Porta', type: 'integer', isRequired: true, span: 2 },
          {
            name: 'secret',
            label: 'Segredo',
            type: 'password',
            isRequired: true,
            span: 6,
            help: 'O do concentrador que representa este servidor',
          },
          { name: 'username', label: 'Login', isRequired: true, span: 6 },
          { name: 'password', label: 'Senha', type: 'password', isRequired: true, span: 6 },
        ]}
        submit="Tentar o login"
        onDone={setTrial}
      />
      <TrialResult trial={trial} />
    </Stack>
  )
}
