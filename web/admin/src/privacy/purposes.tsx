import { ActionButton, Failure, optionsOf, RowsTable, Section, useApi } from '#kit'

/** Why personal data are treated, and by which law. */
export function Purposes() {
  const read = useApi('GET /api/privacy/purposes', {})
  return (
    <Section title="Finalidades e bases legais">
      {read.error && <Failure error={read.error} />}
      <RowsTable
        rows={read.data?.items ?? []}
        isPending={read.isPending}
        rowId={({ key }) => key}
        columns={[
          { title: 'Finalidade', isWide: true, field: 'name' },
          { title: 'Base legal', width: 190, field: 'basis', of: 'legalBasis' },
          { title: 'Norma', isWide: true, field: 'law' },
          { title: 'Guarda', isWide: true, field: 'retention' },
          {
            title: '',
            width: 120,
            render: ({ key, version, ...purpose }) => (
              <ActionButton
                label="Alterar"
                permission="privacy.purpose.update"
                route="PATCH /api/privacy/purposes/:key"
                params={{ key }}
                initial={purpose}
                fields={[
                  { name: 'name', label: 'Finalidade', isRequired: true, span: 12 },
                  {
                    name: 'basis',
                    label: 'Base legal',
                    type: 'select',
                    options: optionsOf('legalBasis'),
                    isRequired: true,
                    span: 12,
                  },
                  { name: 'law', label: 'Norma', isRequired: true, span: 12 },
                  { name: 'retention', label: 'Guarda', isRequired: true, span: 12 },
                ]}
                toBody={(values) => ({ ...values, version })}
                done="Finalidade alterada."
              />
            ),
          },
        ]}
        empty="Nenhuma finalidade."
      />
    </Section>
  )
}
