import { Button, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ActionButton, confirmAction, formatDay, Page, RowsTable, useAction, useApi, useCan } from '#kit'

const kinds = { national: 'Nacional', bank: 'Só os bancos', state: 'Estadual', municipal: 'Municipal' } as const
const thisYear = new Date().getFullYear()
const years = Array.from({ length: 6 }, (_, index) => String(thisYear - 1 + index))

const NewHoliday = () => (
  <ActionButton
    label="Novo feriado"
    isPrimary
    permission="administration.holiday.update"
    route="POST /api/holidays"
    initial={{ isMunicipal: true }}
    fields={[
      { name: 'name', label: 'Nome', isRequired: true },
      {
        name: 'ibgeCode',
        label: 'Cidade',
        type: 'city',
        isRequired: true,
        help: 'Para feriado estadual, qualquer cidade do estado',
      },
      { name: 'isMunicipal', label: 'Só desta cidade (desmarque: do estado todo)', type: 'checkbox' },
      { name: 'monthDay', label: 'Todo ano, no dia', placeholder: '03-23', help: 'Mês e dia: MM-DD' },
      { name: 'onDate', label: 'Ou uma vez só, na data', type: 'date' },
    ]}
    consequence="Títulos que vencem nesse dia podem ser pagos no próximo dia útil sem multa nem juros, e ninguém é suspenso nele."
    submit="Cadastrar feriado"
    done="Feriado cadastrado."
  />
)

/** The calendar that due dates and dunning go by. */
export function Holidays() {
  const search: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  const can = useCan()('administration.holiday.update')
  const year = search['ano'] ?? String(thisYear)
  const { data, isPending } = useApi('GET /api/holidays', { query: { year: Number(year) } })
  const remove = useAction('DELETE /api/holidays/:id', { done: 'Feriado tirado.' })
  return (
    <Page
      title="Feriados"
      actions={
        <>
          <Select
            aria-label="Ano"
            w={110}
            data={years}
            value={year}
            onChange={(ano) => void navigate({ to: '.', search: { ano: ano ?? undefined } as never })}
          />
          <NewHoliday />
        </>
      }
    >
      <RowsTable
        rows={data?.items ?? []}
        isPending={isPending}
        rowId={({ on, name }) => `${on} ${name}`}
        columns={[
          { title: 'Dia', width: 130, render: ({ on }) => formatDay(on) },
          { title: 'Feriado', render: ({ name }) => name },
          { title: 'Tipo', width: 150, render: ({ kind }) => kinds[kind] },
          { title: 'Onde', width: 200, render: ({ place }) => place ?? 'Todo o país' },
          { title: 'Repete', width: 110, render: ({ isYearly }) => (isYearly ? 'Todo ano' : 'Uma vez') },
          {
            title: '',
            width: 90,
            render: ({ id, name }) =>
              id !== null && can ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={`Tirar ${name}`}
                  onClick={() =>
                    confirmAction({
                      title: `Tirar ${name}`,
                      consequence: 'O dia volta a contar como dia útil para vencimentos e cobrança.',
                      confirm: 'Tirar feriado',
                      isDangerous: true,
                      onConfirm: () => remove.mutate({ params: { id } }),
                    })
                  }
                >
                  Tirar
                </Button>
              ) : null,
          },
        ]}
        empty="Nenhum feriado neste ano."
      />
    </Page>
  )
}
