import { ActionButton, useApi, useCan } from '#kit'

/** How long, and how often, a client may have the contract paused. */
export function PauseRules() {
  const mayRead = useCan()('contracts.settings.read')
  const rules = useApi('GET /api/contract-settings', {}, { enabled: mayRead }).data
  if (!rules) return null
  return (
    <ActionButton
      key={JSON.stringify(rules)}
      label="Alterar"
      permission="contracts.settings.update"
      route="PUT /api/contract-settings"
      initial={rules}
      fields={[
        { name: 'pauseMinDays', label: 'Mínimo de dias', type: 'integer', isRequired: true, span: 4 },
        { name: 'pauseMaxDays', label: 'Máximo de dias', type: 'integer', isRequired: true, span: 4 },
        {
          name: 'pauseEveryMonths',
          label: 'Uma vez a cada (meses)',
          type: 'integer',
          isRequired: true,
          span: 4,
          help: '0: quantas vezes quiser',
        },
      ]}
      consequence="Vale para os próximos pedidos; quem está com o contrato pausado segue como combinou."
      submit="Salvar"
      done="Regras alteradas."
    />
  )
}
