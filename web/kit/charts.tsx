import '@mantine/charts/styles.css'
import { BarChart, CompositeChart } from '@mantine/charts'
import type { ChartProps } from './chart-card.tsx'

/** What draws a ChartCard; the drawing library comes with it, so that screens load without. */
export function Chart<Row extends object>({
  rows,
  x,
  series,
  format,
  short,
  isStacked = false,
  onPick,
}: ChartProps<Row>) {
  const data = rows.map((row) => ({ ...row, x: x.show(row) }))
  // The figures are told by the card's label and its table: the drawing itself takes no focus.
  const unfocused = { accessibilityLayer: false }
  const barProps = ({ name }: { name: string }) => ({
    isAnimationActive: false,
    ...(onPick && {
      cursor: 'pointer',
      onClick: (_: unknown, index: number) => {
        const row = rows[index]
        if (row) onPick(row, name)
      },
    }),
  })
  const common = {
    h: 260,
    data,
    dataKey: 'x',
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    valueFormatter: format,
    yAxisProps: { width: 76, tickFormatter: short },
    xAxisProps: { minTickGap: 12 },
  }
  if (!series.some(({ type }) => type === 'line'))
    return (
      <BarChart
        {...common}
        series={series.map(({ name, label, color }) => ({ name, label, color }))}
        type={isStacked ? 'stacked' : 'default'}
        maxBarWidth={28}
        barProps={barProps}
        barChartProps={unfocused}
      />
    )
  return (
    <CompositeChart
      {...common}
      series={series.map(({ name, label, color, type = 'bar' }) => ({ name, label, color, type }))}
      maxBarWidth={20}
      withDots={false}
      curveType="linear"
      barProps={barProps}
      lineProps={{ isAnimationActive: false }}
      composedChartProps={unfocused}
    />
  )
}
