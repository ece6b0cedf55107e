import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { findWord, formatDay, formatSpeed } from '#kit'
import { ForecastTable } from './forecast-table.tsx'
import type { Forecast } from './types.ts'

type Asked = { data: Forecast | undefined; error: Error | null; isFetching: boolean }

/** What would come, as the server rehearsed it: access, terms, and the next titles line by line. */
export function ForecastView({ asked, isFirst = false }: { asked: Asked; isFirst?: boolean }) {
  const { data, error, isFetching } = asked
  if (error)
    return (
      <Alert color="red" title="Assim não dá" role="alert">
        {error.message}
      </Alert>
    )
  if (!data) return isFetching ? <Skeleton height={140} role="status" aria-label="Simulando" /> : null
  return (
    <Stack gap="xs" aria-busy={isFetching} opacity={isFetching ? 0.6 : 1}>
      <Title order={2} size="h4">
        {isFirst ? 'Primeiras faturas' : 'Próximas faturas'}
      </Title>
      {!isFirst && (
        <Stack gap={2}>
          {consequencesOf(data).map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
          {data.penaltyCents > 0 && (
            <Text size="sm" fw={650}>
              {`Multa de fidelidade: ${formatCents(data.penaltyCents)}, por ${monthsLeft(data.remainingMonths)}.`}
            </Text>
          )}
        </Stack>
      )}
      {data.parked && (
        <Alert color="yellow" title="O faturamento não conseguiria emitir">
          {data.parked.detail}
        </Alert>
      )}
      <ForecastTable forecast={data} isFirst={isFirst} />
      <Text size="xs" c="dimmed">
        Simulado agora pelo próprio faturamento, sem gravar nada. Muda se houver suspensão, ajuste ou reajuste até lá.
      </Text>
    </Stack>
  )
}

const change = (what: string, before: string, after: string): string[] =>
  before === after ? [] : [`${what}: ${before} → ${after}`]

/** What the change does beside the titles, in sentences. */
function consequencesOf({ on, before, after, ...money }: Forecast): string[] {
  const speed = ({ plan }: Forecast['before']) =>
    plan ? `${plan.name}, ${formatSpeed(plan.downKbps)} / ${formatSpeed(plan.upKbps)}` : 'sem serviço'
  const price = ({ plan }: Forecast['before']) => (plan ? formatCents(plan.monthlyCents) : 'nada')
  const access = ({ accessState }: Forecast['before']) => findWord('access', accessState).label
  const loyalty = ({ loyaltyUntil }: Forecast['before']) =>
    loyaltyUntil ? `até ${formatDay(loyaltyUntil)}` : 'nenhuma'
  const gained = money.creditAfterCents - money.creditBeforeCents
  return [
    `Vale a partir de ${formatDay(on)}.`,
    ...change('Plano', speed(before), speed(after)),
    ...change('Mensalidade', price(before), price(after)),
    ...change('Acesso', access(before), access(after)),
    ...change('Fidelidade', loyalty(before), loyalty(after)),
    ...(after.plan === null && money.penaltyCents === 0 ? ['Sem multa de fidelidade.'] : []),
    ...(gained > 0 ? [`Fica de crédito para o cliente: ${formatCents(gained)}.`] : []),
  ]
}

const monthsLeft = (months: number) => (months === 1 ? '1 mês que falta' : `${months} meses que faltam`)
