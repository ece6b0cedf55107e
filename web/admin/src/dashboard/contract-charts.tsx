import { addDays, addMonths } from '@open-sgp/brasil'
import { ChartCard, formatMonth, formatNumber, type ResponseOf } from '#kit'

type Months = NonNullable<ResponseOf<'GET /api/dashboard'>['contracts']>['months']

const earlier = (one: string, other: string) => (one < other ? one : other)
const x = { label: 'Mês', show: ({ month }: Months[number]) => formatMonth(month, true) }

/** Contracts in service at each month's end, and those that came and went. */
export function ContractCharts({ months, today }: { months: Months; today: string }) {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const sum = (key: 'newCount' | 'endedCount') => formatNumber(months.reduce((all, row) => all + row[key], 0))
  const daysOf = (month: string) => [`${month}-01`, addDays(addMonths(`${month}-01`, 1), -1)] as const
  return (
    <>
      <ChartCard<Months[number]>
        title="Contratos em serviço"
        summary={`${formatNumber(last.activeCount)} ativos e ${formatNumber(last.suspendedCount)} suspensos em ${formatMonth(last.month)}; eram ${formatNumber(first.activeCount)} e ${formatNumber(first.suspendedCount)} em ${formatMonth(first.month)}.`}
        empty="Nenhum contrato ativado ainda."
        rows={months}
        x={x}
        series={[
          { name: 'activeCount', label: 'Ativos', color: 'blue.8' },
          { name: 'suspendedCount', label: 'Suspensos', color: 'orange.5' },
        ]}
        format={formatNumber}
        short={formatNumber}
        isStacked
        open={({ month }) => ({ to: '/contratos', search: { inServiceOn: earlier(daysOf(month)[1], today) } })}
      />
      <ChartCard<Months[number]>
        title="Novos e encerrados"
        summary={`${sum('newCount')} contratos novos e ${sum('endedCount')} encerrados em doze meses.`}
        empty="Nenhum contrato começou ou terminou nestes doze meses."
        rows={months}
        x={x}
        series={[
          { name: 'newCount', label: 'Novos', color: 'blue.8' },
          { name: 'endedCount', label: 'Encerrados', color: 'orange.5' },
        ]}
        format={formatNumber}
        short={formatNumber}
        open={({ month }, series) => {
          const [from, until] = daysOf(month)
          const search =
            series === 'newCount'
              ? { activatedFrom: from, activatedUntil: until }
              : { endedFrom: from, endedUntil: until }
          return { to: '/contratos', search }
        }}
      />
    </>
  )
}
