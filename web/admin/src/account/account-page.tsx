import { Stack, Text } from '@mantine/core'
import { Failure, formatInstant, Page, Section, useApi } from '#kit'
import { Factors } from './factors.tsx'
import { OwnButton } from './own-button.tsx'
import { Passkeys } from './passkeys.tsx'
import { SignIns } from './sign-ins.tsx'

/** What a person may do about their own account: password, second factors, where they are signed in. */
export function AccountPage() {
  const account = useApi('GET /api/account', {})
  if (account.error) return <Failure error={account.error} retry={() => void account.refetch()} />
  return (
    <Page title="Minha conta">
      {account.data && (
        <Stack gap="xl">
          <Text c="dimmed">
            {account.data.name} · {account.data.email}
          </Text>
          <Password changedAt={account.data.passwordChangedAt} />
          <Factors account={account.data} />
          <Passkeys passkeys={account.data.passkeys} />
          <SignIns />
        </Stack>
      )}
    </Page>
  )
}

function Password({ changedAt }: { changedAt: string | null }) {
  return (
    <Section
      title="Senha"
      actions={
        <OwnButton
          label="Trocar a senha"
          route="POST /api/password"
          consequence="As suas outras sessões são encerradas, e você recebe um e-mail avisando da troca."
          fields={[
            { name: 'currentPassword', label: 'Senha atual', type: 'password', isRequired: true },
            {
              name: 'newPassword',
              label: 'Nova senha',
              type: 'password',
              isRequired: true,
              help: 'Ao menos 12 caracteres, sem o seu nome nem o da empresa. Quatro palavras sem relação entre si servem bem.',
            },
          ]}
          submit="Trocar"
          done="Senha trocada. As outras sessões foram encerradas."
        />
      }
    >
      <Text size="sm">
        {changedAt === null ? 'Nunca trocada desde que a conta foi criada.' : `Trocada em ${formatInstant(changedAt)}.`}
      </Text>
    </Section>
  )
}
