import { addDays, addMonths, daysBetween, formatCents } from '@open-sgp/brasil'
import { ChartCard, findWord, formatDay, formatMonth, shortCents } from '#kit'
import type { Finance } from './tiles.tsx'

const methods = ['boleto', 'pix', 'cash', 'card', 'transfer'] as const
// Dark blue, orange, light cyan, purple, grey: apart by lightness as well as by hue.
const methodColors = { boleto: 'blue.8', pix: 'orange.5', cash: 'cyan.3', card: 'grape.7', transfer: 'gray.5' }

type Day = { day: string } & Record<(typeof methods)[number], number>

/** What came in, day by day and by method. */
export function Receipts({ month, today, receipts }: { month: string; today: string; receipts: Finance['receipts'] }) {
  const from = `${month}-01`
  const end = addDays(addMonths(from, 1), -1)
  const until = today < end && today >= from ? today : end
  const rows = Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => toDay(addDays(from, index), receipts))
  const used = methods.filter((method) => receipts.some((row) => row.method === method))
  const total = receipts.reduce((sum, { cents }) => sum + cents, 0)
  const parts = used.map((method) => `${findWord('method', method).label} ${formatCents(sumOf(receipts, method))}`)
  return (
    <ChartCard<Day>
      title="Recebido por dia"
      summary={`${formatCents(total)} em ${formatMonth(month)}: ${parts.join(', ')}.`}
      empty={`Nenhum recebimento em ${formatMonth(month)}.`}
      rows={rows}
      x={{ label: 'Dia', show: ({ day }) => formatDay(day).slice(0, 5) }}
      series={used.map((name) => ({ name, label: findWord('method', name).label, color: methodColors[name] }))}
      format={formatCents}
      short={shortCents}
      isStacked
      open={({ day }, method) => ({ to: '/caixa/pagamentos', search: { from: day, to: day, method } })}
    />
  )
}

const sumOf = (receipts: Finance['receipts'], method: string) =>
  receipts.reduce((sum, row) => (row.method === method ? sum + row.cents : sum), 0)

function toDay(day: string, receipts: Finance['receipts']): Day {
  const own = receipts.filter((row) => row.day === day)
  const of = (method: string) => sumOf(own, method)
  return { day, boleto: of('boleto'), pix: of('pix'), cash: of('cash'), card: of('card'), transfer: of('transfer') }
}
