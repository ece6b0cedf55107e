import { Table, Text } from '@mantine/core'
import { Fragment } from 'react'
import { formatDay, Money } from '#kit'
import type { Forecast } from './types.ts'

type Due = Forecast['dues'][number]
type Line = Due['after'][number]

/** Each due date with its lines; for a change, before and after side by side. */
export function ForecastTable({ forecast: { dues }, isFirst }: { forecast: Forecast; isFirst: boolean }) {
  if (dues.length === 0) return <Text c="dimmed">Nenhuma fatura nos próximos vencimentos.</Text>
  return (
    <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={isFirst ? 'Primeiras faturas' : 'Próximas faturas'} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Vencimento e o que se cobra</Table.Th>
            {!isFirst && <Table.Th ta="right">Hoje</Table.Th>}
            <Table.Th ta="right">{isFirst ? 'Valor' : 'Depois'}</Table.Th>
            {!isFirst && (
              <Table.Th ta="right" visibleFrom="sm">
                Diferença
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {dues.map((due) => (
            <Fragment key={due.dueOn}>
              <DueRow due={due} isFirst={isFirst} />
              {pairLines(due).map(({ before, after }) => {
                const line = after ?? before
                return (
                  line && (
                    <Table.Tr key={`${line.titleNumber}${line.kind}${line.description}${line.amountCents}`}>
                      <Table.Td pl="lg">
                        <Text size="sm">{line.description}</Text>
                      </Table.Td>
                      {!isFirst && <Amount line={before} />}
                      <Amount line={after} />
                      {!isFirst && <Table.Td visibleFrom="sm" />}
                    </Table.Tr>
                  )
                )
              })}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function DueRow({ due, isFirst }: { due: Due; isFirst: boolean }) {
  const { dueOn, beforeCents, afterCents } = due
  const issued = [...due.before, ...due.after].find(({ titleNumber }) => titleNumber !== null)?.titleNumber
  return (
    <Table.Tr fw={600} bg="var(--mantine-color-default-hover)">
      <Table.Td>
        {`Vence ${formatDay(dueOn)}`}
        {issued !== undefined && issued !== null && ` · título ${issued}, já emitido`}
      </Table.Td>
      {!isFirst && (
        <Table.Td ta="right">
          <Money cents={beforeCents} />
        </Table.Td>
      )}
      <Table.Td ta="right">
        <Money cents={afterCents} />
      </Table.Td>
      {!isFirst && (
        <Table.Td ta="right" visibleFrom="sm">
          {afterCents === beforeCents ? (
            'igual'
          ) : (
            <>
              {afterCents > beforeCents && '+'}
              <Money cents={afterCents - beforeCents} />
            </>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

const Amount = ({ line }: { line: Line | undefined }) => (
  <Table.Td ta="right" c="dimmed">
    <Money cents={line?.amountCents} />
  </Table.Td>
)

/** The lines of both sides, those that say the same in one row. */
function pairLines({ before, after }: Due): { before?: Line; after?: Line }[] {
  const left = [...after]
  const rows: { before?: Line; after?: Line }[] = before.map((line) => {
    const at = left.findIndex(({ description, kind }) => description === line.description && kind === line.kind)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    return same ? { before: line, after: same } : { before: line }
  })
  return [...rows, ...left.map((line) => ({ after: line }))]
}
