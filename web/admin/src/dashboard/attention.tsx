import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Failure, findWord, formatInstant, useApi, useCan, type ResponseOf, type Target } from '#kit'

export type AttentionItem = ResponseOf<'GET /api/attention'>['items'][number]

/** The screen that solves each kind of trouble, with the filter that shows it. */
const targets: Record<AttentionItem['kind'], Target> = {
  'dead-letters': { to: '/tarefas' },
  'billing-late': { to: '/faturamento' },
  'silent-routers': { to: '/concentradores' },
  'failed-notices': { to: '/cobranca', search: { aba: 'avisos', status: 'failed', undelivered: 'true' } },
  'failed-schedules': { to: '/contratos', search: { hasFailedSchedule: 'true' } },
  'failed-access': { to: '/rede', search: { aba: 'pedidos' } },
  'parked-contracts': { to: '/faturamento' },
  'unmatched-receipts': { to: '/recebimentos' },
  'boleto-problems': { to: '/boletos/rejeitados' },
  'late-remessas': { to: '/remessas/nova' },
}

export const targetOf = ({ kind }: AttentionItem): Target => targets[kind]
export const labelOf = ({ kind }: AttentionItem): string => findWord('attention', kind).label

/** What needs somebody now, read again each minute and when the window is looked at. */
export function useAttention() {
  const isAllowed = useCan()('reports.attention.read')
  return useApi('GET /api/attention', {}, { enabled: isAllowed, refetchMs: 60_000 })
}

/** The list of what needs attention, each line leading to where it is solved. */
export function AttentionList() {
  const { data, error, refetch } = useAttention()
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return null
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby="atencao">
      <Title order={2} size="h5" id="atencao" mb="xs">
        Precisa de atenção
      </Title>
      {data.items.length === 0 ? (
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-hidden />
          <Text size="sm">Nada à espera: tudo em dia.</Text>
        </Group>
      ) : (
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {data.items.map((item) => (
            <li key={item.kind}>
              <AttentionLine item={item} />
            </li>
          ))}
        </Stack>
      )}
    </Paper>
  )
}

export function AttentionLine({ item }: { item: AttentionItem }) {
  const isError = item.severity === 'error'
  const Icon = isError ? IconAlertCircle : IconAlertTriangle
  return (
    <Group gap="sm" wrap="nowrap" align="start">
      <Icon
        size={20}
        color={`var(--mantine-color-${isError ? 'red' : 'orange'}-6)`}
        aria-label={isError ? 'Grave' : 'Aviso'}
      />
      <div style={{ flex: 1 }}>
        <Anchor component={Link} {...(targetOf(item) as object)} size="sm">
          {labelOf(item)}
        </Anchor>
        {item.oldestAt && (
          <Text size="xs" c="dimmed">
            desde {formatInstant(item.oldestAt)}
          </Text>
        )}
      </div>
      <Badge variant="light" color={isError ? 'red' : 'orange'} className="number">
        {item.count.toLocaleString('pt-BR')}
      </Badge>
    </Group>
  )
}
