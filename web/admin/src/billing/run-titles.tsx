import { Accordion, Group, Stack, Table, Text } from '@mantine/core'
import { addDays } from '@open-sgp/brasil'
import { findWord, formatDay, Money, type ResponseOf } from '#kit'

type Title = ResponseOf<'POST /api/billing/contract-previews'>['titles'][number]

const days = (period: Title['period']) =>
  period ? `${formatDay(period.from)} a ${formatDay(addDays(period.to, -1))}` : '—'

/** Titles with the account of every centavo, one opened at a time. */
export function RunTitles({ titles, isOpen = false }: { titles: readonly Title[]; isOpen?: boolean }) {
  if (titles.length === 0) return <Text c="dimmed">Nenhum título.</Text>
  return (
    <Accordion variant="separated" multiple defaultValue={isOpen ? titles.map(({ id }) => id) : []}>
      {titles.map((title) => (
        <Accordion.Item key={title.id} value={title.id}>
          <Accordion.Control>
            <Group justify="space-between" pr="sm">
              <Stack gap={0}>
                <Text fw={550}>{title.clientName}</Text>
                <Text size="sm" c="dimmed">
                  {`Contrato ${title.contractNumber} · ${findWord('invoiceReason', title.reason).label} · vence ${formatDay(title.dueOn)}`}
                </Text>
              </Stack>
              <Text fw={600}>
                <Money cents={title.amountCents} />
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Lines title={title} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

const Lines = ({ title }: { title: Title }) => (
  <Table.ScrollContainer minWidth={560}>
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>O que é</Table.Th>
          <Table.Th>Dias</Table.Th>
          <Table.Th ta="right">Nº de dias</Table.Th>
          <Table.Th ta="right">Preço do mês</Table.Th>
          <Table.Th ta="right">Valor</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {title.items.map((item) => (
          <Table.Tr key={`${item.kind}-${item.period?.from}-${item.amountCents}`}>
            <Table.Td>{item.description}</Table.Td>
            <Table.Td>{days(item.period)}</Table.Td>
            <Table.Td ta="right">{item.quantityDays ?? '—'}</Table.Td>
            <Table.Td ta="right">
              <Money cents={item.priceCents} />
            </Table.Td>
            <Table.Td ta="right">
              <Money cents={item.amountCents} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
