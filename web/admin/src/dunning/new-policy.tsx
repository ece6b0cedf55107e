import { DetailPage, FormPage, useApi, type FormField } from '#kit'

const crumbs = [{ label: 'Cobrança', to: '/cobranca?aba=politica' }]

const fields: readonly FormField[] = [
  {
    name: 'effectiveOn',
    label: 'Vale desde',
    type: 'date',
    help: 'Vazio: hoje. Repetir a data de uma política que ainda vai valer a corrige',
    section: 'Quando',
  },
  {
    name: 'noticeAfterDays',
    label: 'Avisar após (dias)',
    type: 'integer',
    isRequired: true,
    span: 4,
    section: 'Prazos',
    help: 'Do último dia para pagar. Mínimo legal: 1',
  },
  {
    name: 'suspendAfterNoticeDays',
    label: 'Suspender após (dias)',
    type: 'integer',
    isRequired: true,
    span: 4,
    help: 'Do aviso entregue. Mínimo legal: 15',
  },
  {
    name: 'cancelAfterSuspensionDays',
    label: 'Poder rescindir após (dias)',
    type: 'integer',
    isRequired: true,
    span: 4,
    help: 'Da suspensão. Mínimo legal: 60',
  },
  {
    name: 'minimumDebtCents',
    label: 'Dívida mínima',
    type: 'money',
    isRequired: true,
    span: 4,
    help: 'Abaixo disto não avisa nem suspende',
  },
  { name: 'suspendOnBusinessDaysOnly', label: 'Suspender só em dia útil bancário', type: 'checkbox', span: 8 },
  {
    name: 'unlockDays',
    label: 'Dias de confiança',
    type: 'integer',
    isRequired: true,
    span: 4,
    section: 'Desbloqueio de confiança',
    help: 'Prazo mais longo de uma promessa; até 30',
  },
  {
    name: 'unlocksPerYear',
    label: 'Quantos em 12 meses',
    type: 'integer',
    isRequired: true,
    span: 4,
    help: 'Por contrato. Zero: não concede',
  },
]

/** New terms from a day on, starting from those in force. */
export function NewPolicy() {
  const read = useApi('GET /api/dunning-policies/current', {})
  const policy = read.data
  if (!policy) return <DetailPage title="Mudar a política de cobrança" crumbs={crumbs} read={read} />
  const { effectiveOn: _since, createdBy: _author, ...terms } = policy
  return (
    <FormPage
      title="Mudar a política de cobrança"
      crumbs={crumbs}
      route="POST /api/dunning-policies"
      initial={terms}
      fields={fields}
      submit="Pôr em vigor"
      done="Política gravada. O que já se decidiu não muda."
      next={() => '/cobranca?aba=politica'}
    />
  )
}
