import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Failure, findWord, formatInstant, formatNumber, useApi, useCan, type ResponseOf, type Target } from '#kit'

type AttentionItem = ResponseOf<'GET /api/attention'>['items'][number]

/** The screen that solves each kind of trouble, with the filter that shows it. */
const targets: Record<AttentionItem['kind'], Target> = {
  'dead-letters': { to: '/tarefas' },
  'failed-backups': { to: '/copias' },
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

/** What needs somebody now, read again each minute and when the window is looked at. */
export function useAttention() {
  const isAllowed = useCan()('reports.attention.read')
  return useApi('GET /api/attention', {}, { enabled: isAllowed, refetchMs: 60_000 })
}

/** The card of the dashboard. */
export function AttentionList() {
  const { data, error, refetch } = useAttention()
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return null
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby="atencao">
      <Title order={2} size="h5" id="atencao" mb="xs">
        Precisa de atenção
      </Title>
      <AttentionItems items={data.items} />
    </Paper>
  )
}

/** What needs attention, the worst first, each line leading to where it is solved. */
export function AttentionItems({ items, onGo }: { items: readonly AttentionItem[]; onGo?: () => void }) {
  if (items.length === 0)
    return (
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-hidden />
        <Text size="sm">Nada à espera: tudo em dia.</Text>
      </Group>
    )
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {items.map((item) => (
        <Group key={item.kind} component="li" gap="sm" wrap="nowrap" align="start">
          <Severity isError={item.severity === 'error'} />
          <div style={{ flex: 1 }}>
            <Anchor component={Link} {...(targets[item.kind] as object)} size="sm" onClick={onGo}>
              {findWord('attention', item.kind).label}
            </Anchor>
            {item.oldestAt && (
              <Text size="xs" c="dimmed">
                desde {formatInstant(item.oldestAt)}
              </Text>
            )}
          </div>
          <Badge variant="light" color={item.severity === 'error' ? 'red' : 'orange'} className="number">
            {formatNumber(item.count)}
          </Badge>
        </Group>
      ))}
    </Stack>
  )
}

const Severity = ({ isError }: { isError: boolean }) =>
  isError ? (
    <IconAlertCircle size={20} color="var(--mantine-color-red-6)" role="img" aria-label="Grave" />
  ) : (
    <IconAlertTriangle size={20} color="var(--mantine-color-orange-6)" role="img" aria-label="Aviso" />
  )
