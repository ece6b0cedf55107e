import { Group } from '@mantine/core'
import { ActionButton, Failure, optionsOf, RowsTable, Section, useApi, type FormField, type ResponseOf } from '#kit'
import { PurposeHistory } from './purpose-history.tsx'

type Purpose = ResponseOf<'GET /api/privacy/purposes'>['items'][number]

const fields: FormField[] = [
  { name: 'name', label: 'Finalidade', help: 'Para que os dados são tratados.', isRequired: true, span: 12 },
  { name: 'basis', label: 'Base legal', type: 'select', options: optionsOf('legalBasis'), isRequired: true, span: 12 },
  { name: 'law', label: 'Norma', help: 'Artigos que a sustentam, como LGPD, art. 7º, I.', isRequired: true, span: 12 },
  { name: 'retention', label: 'Guarda', help: 'Por quanto tempo os dados ficam.', isRequired: true, span: 12 },
]

/** Why personal data are treated, and by which law. */
export function Purposes() {
  const read = useApi('GET /api/privacy/purposes', {})
  return (
    <Section
      title="Finalidades e bases legais"
      actions={
        <ActionButton
          label="Nova finalidade"
          permission="privacy.purpose.update"
          route="POST /api/privacy/purposes"
          initial={{ basis: 'consent' }}
          fields={fields}
          done="Finalidade criada."
        />
      }
    >
      {read.error && <Failure error={read.error} />}
      <RowsTable
        rows={read.data?.items ?? []}
        isPending={read.isPending}
        rowId={({ key }) => key}
        columns={[
          {
            title: 'Finalidade',
            isWide: true,
            render: ({ name, isRetired }) => (isRetired ? `${name} (encerrada)` : name),
          },
          { title: 'Base legal', width: 260, field: 'basis', of: 'legalBasis' },
          { title: 'Norma', isWide: true, field: 'law' },
          { title: 'Guarda', isWide: true, field: 'retention' },
          { title: '', width: 230, render: (purpose) => <Deeds purpose={purpose} /> },
        ]}
        empty="Nenhuma finalidade."
      />
    </Section>
  )
}

function Deeds({ purpose: { key, version, isRetired, isInUse, ...text } }: { purpose: Purpose }) {
  return (
    <Group gap="xs">
      {!isRetired && (
        <ActionButton
          label="Alterar"
          permission="privacy.purpose.update"
          route="PATCH /api/privacy/purposes/:key"
          params={{ key }}
          initial={text}
          fields={fields}
          toBody={(values) => ({ ...values, version })}
          done="Finalidade alterada. O texto de antes fica no histórico."
        />
      )}
      <PurposeHistory purposeKey={key} name={text.name} />
      {!isRetired && !isInUse && (
        <ActionButton
          label="Encerrar"
          permission="privacy.purpose.update"
          isDangerous
          route="POST /api/privacy/purposes/:key/retire"
          params={{ key }}
          consequence={`Nada mais se trata para “${text.name}”: só se poderá registrar a retirada de consentimentos. Não tem volta.`}
          fields={[]}
          toBody={() => ({ version })}
          done="Finalidade encerrada."
        />
      )}
    </Group>
  )
}
