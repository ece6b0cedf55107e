import { ActionButton, Failure, formatInstant, optionsOf, RowsTable, Section, StatusBadge, useApi } from '#kit'

const kept = { initial: { isGiven: 'true', purpose: 'marketing' } }

/** What a person allowed and took back: each time a row of its own, with its proof. */
export function Consents({ clientId }: { clientId: string }) {
  const params = { id: clientId }
  const read = useApi('GET /api/privacy/people/:id/consents', { params })
  const purposes = useApi('GET /api/privacy/purposes', {}).data?.items ?? []
  return (
    <Section
      title="Consentimentos"
      actions={
        <ActionButton
          label="Registrar consentimento"
          permission="privacy.consent.record"
          route="POST /api/privacy/people/:id/consents"
          params={params}
          {...kept}
          fields={[
            {
              name: 'purpose',
              label: 'Para quê',
              type: 'select',
              options: purposes
                .filter(({ basis }) => basis === 'consent' || basis === 'sensitive-consent')
                .map(({ key, name }) => ({ value: key, label: name })),
              isRequired: true,
            },
            { name: 'isGiven', label: 'Foi', type: 'select', options: optionsOf('consent'), isRequired: true },
            { name: 'channel', label: 'Canal', type: 'select', options: optionsOf('consentChannel'), isRequired: true },
            { name: 'proof', label: 'Prova', help: 'Protocolo, mensagem, papel assinado.', isRequired: true, span: 12 },
          ]}
          toBody={(values) => ({ ...values, isGiven: values['isGiven'] === 'true' })}
          done="Consentimento registrado."
        />
      }
    >
      {read.error && <Failure error={read.error} />}
      <RowsTable
        rows={read.data?.items ?? []}
        isPending={read.isPending}
        rowId={({ id }) => id}
        columns={[
          { title: 'Quando', width: 165, field: 'at', render: ({ at }) => formatInstant(at) },
          {
            title: 'Para quê',
            isWide: true,
            render: ({ purpose }) => purposes.find(({ key }) => key === purpose)?.name ?? purpose,
          },
          { title: 'Texto', width: 80, field: 'purposeVersion' },
          { title: 'Foi', width: 110, render: ({ isGiven }) => <StatusBadge of="consent" value={String(isGiven)} /> },
          { title: 'Canal', width: 140, field: 'channel', of: 'consentChannel' },
          { title: 'Prova', isWide: true, field: 'proof' },
        ]}
        empty="Nenhum consentimento dado nem retirado."
      />
    </Section>
  )
}
