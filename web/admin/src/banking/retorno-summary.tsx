import { Alert, Button, List, Stack } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { Facts, formatCount, formatNumber, Money } from '#kit'
import type { Report } from './line-columns.tsx'

/** Lines that nobody else will look at. */
export const leftToResolve = ({ outcomes }: Report): number =>
  (outcomes.unknown_title ?? 0) + (outcomes.unsound ?? 0) + (outcomes.review ?? 0) + (outcomes.rejected ?? 0)

/** What posting does, in numbers: “12 títulos são baixados, R$ 1.198,80 recebidos; 1 linha fica por resolver.” */
export function consequenceOf(report: Report): string {
  const { outcomes, postedCount, paidCents } = report
  const { settled = 0, partial = 0, credit = 0 } = outcomes
  const parts = [
    [partial, 'título é pago em parte', 'títulos são pagos em parte'],
    [credit, 'pagamento vira crédito do cliente', 'pagamentos viram crédito de clientes'],
    [
      postedCount - settled - partial - credit,
      'pagamento é lançado para conferir',
      'pagamentos são lançados para conferir',
    ],
    [outcomes.registered, 'boleto é registrado', 'boletos são registrados'],
    [outcomes.written_off, 'boleto é baixado pelo banco', 'boletos são baixados pelo banco'],
    [outcomes.duplicate, 'linha já lançada é ignorada', 'linhas já lançadas são ignoradas'],
  ] as const
  const sentences = [
    `${formatCount(settled, 'título é baixado', 'títulos são baixados')}, ${formatCents(paidCents)} recebidos ao todo`,
    ...parts.flatMap(([count, one, several]) => (count ? [formatCount(count, one, several)] : [])),
    leftToResolve(report) === 0
      ? 'nada fica por resolver'
      : formatCount(leftToResolve(report), 'linha fica por resolver', 'linhas ficam por resolver'),
  ]
  return `${sentences.join('; ')}.`
}

export function RetornoSummary({ report }: { report: Report }) {
  const fees = report.lines.reduce((sum, { feeCents }) => sum + (feeCents ?? 0), 0)
  return (
    <Stack gap="sm">
      <Facts
        items={[
          ['Portador', report.accountName],
          ['Linhas', formatNumber(report.lineCount)],
          ['Pagamentos', formatNumber(report.postedCount)],
          ['Recebido', <Money key="paid" cents={report.paidCents} />],
          ...(report.lines.length === report.lineCount
            ? [['Tarifas', <Money key="fees" cents={fees} />] as const]
            : []),
          ['A resolver', formatNumber(leftToResolve(report))],
        ]}
      />
      <Warnings warnings={report.warnings} />
    </Stack>
  )
}

const firstWarnings = 5

function Warnings({ warnings }: { warnings: Report['warnings'] }) {
  const [isWhole, setWhole] = useState(false)
  if (warnings.length === 0) return null
  const shown = isWhole ? warnings : warnings.slice(0, firstWarnings)
  return (
    <Alert color="yellow" title={formatCount(warnings.length, 'aviso sobre o arquivo', 'avisos sobre o arquivo')}>
      <List size="sm">
        {shown.map(({ line, code, detail }) => (
          <List.Item key={`${line} ${code} ${detail}`}>{line > 0 ? `Linha ${line}: ${detail}` : detail}</List.Item>
        ))}
      </List>
      {shown.length < warnings.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>
          {`Ver todos os ${formatNumber(warnings.length)}`}
        </Button>
      )}
    </Alert>
  )
}
