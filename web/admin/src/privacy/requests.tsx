import { ActionButton, ListBody, optionsOf, Section, type ItemOf } from '#kit'

type Request = ItemOf<'GET /api/privacy/requests'>

/** What data subjects asked for, and until when they must be answered. */
export const Requests = () => (
  <Section
    title="Pedidos de titulares"
    actions={
      <ActionButton
        label="Registrar pedido"
        permission="privacy.request.manage"
        isPrimary
        route="POST /api/privacy/requests"
        consequence="O prazo de resposta é de 15 dias a partir da chegada (LGPD, art. 19, II)."
        fields={[
          { name: 'requesterName', label: 'Quem pede', isRequired: true },
          { name: 'requesterContact', label: 'Como responder (e-mail, telefone)', isRequired: true },
          {
            name: 'kind',
            label: 'O que pede',
            type: 'select',
            options: optionsOf('privacyRequestKind'),
            isRequired: true,
          },
          { name: 'receivedOn', label: 'Chegou em', type: 'date', help: 'Vazio: hoje.' },
          { name: 'details', label: 'Detalhes', type: 'textarea' },
        ]}
        done="Pedido registrado."
      />
    }
  >
    <ListBody
      route="GET /api/privacy/requests"
      filters={[{ name: 'status', label: 'Situação', options: optionsOf('privacyRequest') }]}
      columns={[
        { title: 'Nº', width: 80, field: 'number' },
        { title: 'Quem', field: 'requesterName' },
        { title: 'O que pede', width: 240, field: 'kind', of: 'privacyRequestKind' },
        { title: 'Situação', width: 150, field: 'status', of: 'privacyRequest' },
        { title: 'Responder até', width: 140, field: 'dueOn' },
        { title: '', width: 130, render: (request) => <Answer request={request} /> },
      ]}
      rowId={({ id }) => id}
      empty="Nenhum pedido. Registre aqui cada um que chegar, por qualquer canal: o prazo corre da chegada."
    />
  </Section>
)

const Answer = ({ request: { id, version, answer, closedAt } }: { request: Request }) =>
  closedAt ? (
    answer
  ) : (
    <ActionButton
      label="Andar"
      permission="privacy.request.manage"
      route="PATCH /api/privacy/requests/:id"
      params={{ id }}
      fields={[
        {
          name: 'status',
          label: 'Situação',
          type: 'select',
          options: optionsOf('privacyRequest').filter(({ value }) => value !== 'open'),
          isRequired: true,
          span: 12,
        },
        {
          name: 'answer',
          label: 'Resposta dada ao titular',
          type: 'textarea',
          help: 'Obrigatória para encerrar.',
          span: 12,
        },
      ]}
      toBody={(values) => ({ ...values, version })}
      done="Pedido atualizado."
    />
  )
