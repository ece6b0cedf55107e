import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ActionButton, formatDay, formatInstant, ListBody } from '#kit'

/** Contracts that people left out of dunning, until when and why. */
export const Exclusions = () => (
  <ListBody
    route="GET /api/dunning-exclusions"
    rowId={({ contractId }) => contractId}
    columns={[
      {
        title: 'Contrato',
        width: 105,
        field: 'contractNumber',
        render: ({ contractId, contractNumber }) => (
          <Anchor component={Link} to={`/contratos/${contractId}`} size="sm">
            {contractNumber}
          </Anchor>
        ),
      },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Até', width: 120, field: 'until', render: ({ until }) => (until ? formatDay(until) : 'Sem prazo') },
      { title: 'Vencido', width: 120, field: 'openCents' },
      { title: 'Motivo', isWide: true, field: 'reason' },
      {
        title: 'Decidido por',
        width: 220,
        field: 'createdByName',
        render: ({ createdByName, since }) => `${createdByName ?? 'Sistema'}, ${formatInstant(since)}`,
      },
      {
        title: '',
        width: 190,
        render: ({ contractId, contractNumber }) => (
          <ActionButton
            label="Voltar a cobrar"
            permission="dunning.exclusion.delete"
            route="DELETE /api/dunning-exclusions/:id"
            params={{ id: contractId }}
            consequence={`A próxima execução trata o contrato ${contractNumber} como qualquer outro: pode avisar e suspender.`}
            done="De volta à cobrança."
          />
        ),
      },
    ]}
    empty="Ninguém está fora da cobrança. Em “Quem seria atingido” dá para deixar um contrato de fora, com prazo e motivo."
  />
)
