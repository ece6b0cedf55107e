import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatPercent, ListBody, Section, StatusBadge, useApi, useCan } from '#kit'

/** The accounts that receive for the company. */
export function Accounts() {
  const can = useCan()
  const banks = useApi('GET /api/banks', {})
  const nameOf = (code: string) => banks.data?.items.find((bank) => bank.code === code)?.name ?? 'Banco'
  return (
    <Section
      title="Portadores"
      actions={
        can('company.account.create') && (
          <Button component={Link} to="/empresa/portadores/novo" leftSection={<IconPlus size={16} />}>
            Novo portador
          </Button>
        )
      }
    >
      <ListBody
        route="GET /api/accounts"
        rowId={(account) => account.id}
        open={can('company.account.update') ? (account) => `/empresa/portadores/${account.id}` : undefined}
        columns={[
          { title: 'Nº', width: 60, render: (account) => account.number },
          { title: 'Nome', render: (account) => account.name },
          { title: 'Banco', width: 190, render: ({ bankCode }) => `${bankCode} ${nameOf(bankCode)}` },
          { title: 'Agência / conta', width: 160, render: ({ bankKeys }) => `${bankKeys.agencia} / ${bankKeys.conta}` },
          { title: 'Carteira', width: 90, render: ({ bankKeys }) => bankKeys.carteira ?? '—' },
          { title: 'CNAB', width: 80, render: (account) => account.cnabLayout ?? '—' },
          {
            title: 'Multa e juros/mês',
            width: 170,
            render: (account) => `${formatPercent(account.finePpm)} · ${formatPercent(account.interestPpmMonth)}`,
          },
          { title: 'Uso', width: 110, render: (account) => <StatusBadge of="use" value={String(account.isActive)} /> },
        ]}
        empty="Nenhum portador ainda. Sem ele não há boletos: cadastre a conta do contrato de cobrança em “Novo portador”."
      />
    </Section>
  )
}
