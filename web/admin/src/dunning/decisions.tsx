import { ActionIcon, Anchor, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconSearch, IconUserOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatCount, formatDay, Money, RowsTable, StatusBadge, useCan } from '#kit'
import { DecisionKinds } from './decision-kinds.tsx'
import { ExcludeDialog } from './exclude-dialog.tsx'
import type { DunningRun } from './preview.tsx'

export type Decision = DunningRun['decisions'][number]

/** The server tells the first thousand decisions of each kind one by one. */
const toldOfAKind = 1_000

/** Contract by contract: the oldest title, how late, how much, what happens and why. */
export function Decisions({ run }: { run: DunningRun | undefined }) {
  const can = useCan()
  const [action, setAction] = useState('')
  const [text, setText] = useState('')
  const [spared, setSpared] = useState<Decision>()
  const all = run?.decisions ?? []
  const counts = Map.groupBy(all, (decision) => decision.action)
  const wanted = text.trim().toLocaleLowerCase('pt-BR')
  const rows = all.filter(
    (decision) =>
      (action === '' || decision.action === action) &&
      (decision.clientName.toLocaleLowerCase('pt-BR').includes(wanted) || String(decision.contractNumber) === wanted),
  )
  const owed = new Map(rows.map(({ contractId, openCents }) => [contractId, openCents]))
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          aria-label="Cliente ou número do contrato"
          placeholder="Cliente ou número do contrato"
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          miw={240}
          flex={1}
        />
        <DecisionKinds counts={counts} action={action} onChange={setAction} />
      </Group>
      <RowsTable
        rows={rows}
        isPending={run === undefined}
        rowId={({ contractId, action: kind, explanation }) => `${contractId}/${kind}/${explanation}`}
        columns={[
          { title: 'Contrato', width: 80, render: (row) => <ToContract of={row} /> },
          { title: 'Cliente', field: 'clientName' },
          { title: 'Mais antigo', width: 105, render: (row) => <Oldest of={row} /> },
          { title: 'Dias', width: 55, align: 'right', render: ({ oldest }) => oldest?.daysOverdue ?? '—' },
          { title: 'Vencido', width: 100, field: 'openCents' },
          {
            title: 'O que acontece',
            width: 130,
            render: (row) => <StatusBadge of="dunningAction" value={row.action} />,
          },
          { title: 'Por quê', isWide: true, field: 'explanation' },
          ...(can('dunning.exclusion.create')
            ? [{ title: '', width: 56, render: (row: Decision) => <Spare of={row} onAsk={setSpared} /> }]
            : []),
        ]}
        empty={all.length === 0 ? 'Ninguém a cobrar neste dia.' : 'Ninguém com este filtro.'}
      />
      <Text size="sm" c="dimmed">
        {`${formatCount(owed.size, 'contrato', 'contratos')}, vencido `}
        <Money cents={[...owed.values()].reduce((sum, cents) => sum + cents, 0)} />
        {[...counts.values()].some(({ length }) => length >= toldOfAKind) &&
          '. De cada tipo aparecem os primeiros 1.000 contratos; os totais acima contam todos.'}
      </Text>
      <ExcludeDialog decision={spared} onClose={() => setSpared(undefined)} />
    </Stack>
  )
}

const ToContract = ({ of }: { of: Decision }) => (
  <Anchor component={Link} to={`/contratos/${of.contractId}`} size="sm">
    {of.contractNumber}
  </Anchor>
)

const Oldest = ({ of: { oldest } }: { of: Decision }) =>
  oldest && (
    <>
      <Anchor component={Link} to={`/titulos/${oldest.invoiceId}`} size="sm">
        {oldest.number}
      </Anchor>
      <Text size="xs" c="dimmed">
        {formatDay(oldest.dueOn)}
      </Text>
    </>
  )

function Spare({ of, onAsk }: { of: Decision; onAsk: (decision: Decision) => void }) {
  if (of.action === 'exclude') return null
  const label = `Deixar o contrato ${of.contractNumber} fora da cobrança`
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => onAsk(of)}>
        <IconUserOff size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
