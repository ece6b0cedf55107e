import { Alert, Button, Group, Paper, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { Failure, formatCount, formatNumber, Page, useApi, type ResponseOf } from '#kit'
import { RemessaDraft } from './remessa-draft.tsx'

export type WaitingAccount = ResponseOf<'GET /api/remessas/waiting'>['items'][number]

const totalOf = (account: WaitingAccount) => account.newCount + account.changedCount + account.withdrawnCount

/** Which portador has what to send, what its file would hold, and the file itself. */
export function NewRemessa() {
  const { data, error, refetch } = useApi('GET /api/remessas/waiting', {})
  const [chosen, setChosen] = useState<string>()
  const account = data?.items.find(({ accountId }) => accountId === chosen)
  return (
    <Page title="Gerar remessa" crumbs={[{ label: 'Remessas', to: '/remessas' }]}>
      <Text c="dimmed" maw={760}>
        A remessa leva ao banco tudo o que um portador tem a enviar. Cada título sai em um só arquivo: para reenviar um
        arquivo perdido, baixe-o de novo na lista de remessas.
      </Text>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={180} aria-label="Carregando" />}
      {data?.items.length === 0 && <Alert>Nenhum portador em uso. Cadastre um em “Empresa e portadores”.</Alert>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {data?.items.map((one) => (
          <WaitingCard
            key={one.accountId}
            account={one}
            isChosen={one.accountId === chosen}
            onChoose={() => setChosen(one.accountId)}
          />
        ))}
      </SimpleGrid>
      {account && <RemessaDraft key={account.accountId} account={account} />}
    </Page>
  )
}

type CardOptions = { account: WaitingAccount; isChosen: boolean; onChoose: () => void }

function WaitingCard({ account, isChosen, onChoose }: CardOptions) {
  const total = totalOf(account)
  const lines = [
    ['Boletos novos', account.newCount, account.newCents],
    ['Alterados (novo vencimento ou valor)', account.changedCount, account.changedCents],
    ['Baixas', account.withdrawnCount, account.withdrawnCents],
  ] as const
  return (
    <Paper
      component="section"
      withBorder
      radius="md"
      p="md"
      aria-label={account.accountName}
      shadow={isChosen ? 'md' : ''}
    >
      <Stack gap="xs" h="100%">
        <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
          {`${account.accountNumber} · ${account.accountName}`}
        </Text>
        <Text size="sm" c="dimmed">
          {`Banco ${account.bankCode}${account.cnabLayout ? `, CNAB ${account.cnabLayout}` : ''}`}
        </Text>
        {lines.map(([label, count, cents]) => (
          <Group key={label} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Text size="sm" className="number" ta="right" {...(count === 0 && { c: 'dimmed' })}>
              {count === 0 ? 'nenhum' : `${formatNumber(count)} · ${formatCents(cents)}`}
            </Text>
          </Group>
        ))}
        <Group mt="auto" pt="xs">
          {account.cnabLayout === null ? (
            <Text size="sm">Este portador não usa arquivos: falta o layout CNAB no cadastro.</Text>
          ) : total === 0 ? (
            <Text size="sm">Nada a enviar.</Text>
          ) : (
            <Button variant={isChosen ? 'filled' : 'default'} onClick={onChoose}>
              {`Conferir ${formatCount(total, 'ordem', 'ordens')}`}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
