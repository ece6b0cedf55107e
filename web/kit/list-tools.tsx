import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns, IconFileSpreadsheet } from '@tabler/icons-react'
import { columnId, type ListColumn } from './list-options.ts'
import { chooseColumns } from './use-columns.ts'

/** Ticks for the columns of a list. */
export function ColumnChoice<Row>({
  columns,
  ids,
  onChange,
}: {
  columns: readonly ListColumn<Row>[]
  ids: readonly string[] | null
  onChange: (ids: string[] | null) => void
}) {
  const shown = chooseColumns(columns, ids).map(columnId)
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" px="sm" leftSection={<IconColumns size={16} />} className="list-tool">
          Colunas
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Checkbox.Group value={shown} onChange={(next) => onChange(next.length > 0 ? next : null)}>
            <Stack gap={8}>
              {columns
                .filter(({ title }) => title !== '')
                .map((column) => (
                  <Checkbox key={columnId(column)} value={columnId(column)} label={column.title} />
                ))}
            </Stack>
          </Checkbox.Group>
          {ids !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
              Voltar às colunas da tela
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A plain link: the browser saves the file while it comes, however long the list. */
export const ExportButton = ({ href }: { href: string }) => (
  <Button
    variant="default"
    px="sm"
    className="list-tool"
    component="a"
    href={href}
    download
    leftSection={<IconFileSpreadsheet size={16} />}
    title="Baixa a lista inteira, com os filtros e as colunas desta tela"
  >
    Exportar CSV
  </Button>
)
