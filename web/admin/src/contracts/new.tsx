import { Alert } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { formatCents } from '@open-sgp/brasil'
import { FormPage, ListPage, optionsOf, showDocument, StatusBadge, useApi, type FormField, type Values } from '#kit'

const crumbs = [{ label: 'Contratos', to: '/contratos' }]

/** First the client, then what is sold; signature and activation follow on the contract's own page. */
export function NewContract() {
  const params = useParams({ strict: false })
  const search: Record<string, string> = useSearch({ strict: false })
  const clientId = params.clientId ?? search['clientId']
  return clientId === undefined ? <ChooseClient /> : <Sale key={clientId} clientId={clientId} />
}

const ChooseClient = () => (
  <ListPage
    title="Novo contrato: escolha o cliente"
    crumbs={crumbs}
    route="GET /api/clients"
    search="Nome, CPF/CNPJ, telefone, e-mail ou código"
    columns={[
      { title: 'Código', width: 90, render: (client) => client.code },
      { title: 'Nome', render: (client) => client.name },
      { title: 'Documento', width: 180, render: (client) => showDocument(client.document) },
      { title: 'Situação', width: 190, render: (client) => <StatusBadge of="client" value={client.status} /> },
    ]}
    rowId={(client) => client.id}
    open={(client) => `/contratos/novo/${client.id}`}
    create={{ to: '/clientes/novo', label: 'Novo cliente', permission: 'clients.client.create' }}
    empty="Nenhum cliente com essa procura. Confira a escrita ou cadastre o cliente primeiro."
  />
)

function Sale({ clientId }: { clientId: string }) {
  const client = useApi('GET /api/clients/:id', { params: { id: clientId } }).data
  const plans = useApi('GET /api/plans', { query: { isOnSale: 'true', limit: 200 } }).data?.items ?? []
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }).data?.items ?? []
  const planOf = (values: Values) => plans.find(({ id }) => id === values['planId'])
  const fields: FormField[] = [
    {
      name: 'planId',
      label: 'Plano',
      type: 'select',
      isRequired: true,
      isSearchable: true,
      options: plans.flatMap(({ id, name, saleVersion }) =>
        saleVersion ? [{ value: id, label: `${name} · ${formatCents(saleVersion.priceCents)}` }] : [],
      ),
    },
    {
      name: 'dueDay',
      label: 'Dia do vencimento',
      type: 'integer',
      isRequired: true,
      span: 3,
      help: '29 a 31: último dia nos meses curtos',
    },
    { name: 'modality', label: 'Modalidade', type: 'select', options: optionsOf('modality'), span: 3 },
    {
      name: 'accountId',
      label: 'Portador',
      type: 'select',
      options: accounts.map(({ id, name }) => ({ value: id, label: name })),
      help: 'Conta por onde o cliente paga',
    },
    {
      name: 'installationAddressId',
      label: 'Endereço de instalação',
      type: 'select',
      options: (client?.addresses ?? []).map(({ id, street, streetNumber, district }) => ({
        value: id,
        label: `${street}, ${streetNumber} · ${district}`,
      })),
    },
    { name: 'priceCents', label: 'Preço combinado', type: 'money', span: 4, help: 'Vazio: o preço do plano' },
    {
      name: 'loyaltyMonths',
      label: 'Fidelidade (meses)',
      type: 'integer',
      span: 4,
      help: 'Vazio: a do plano; no máximo 24',
    },
    {
      name: 'benefitCents',
      label: 'Benefício da fidelidade',
      type: 'money',
      span: 4,
      help: 'Base da multa por sair antes',
    },
  ]
  return (
    <FormPage
      title={`Novo contrato${client ? ` de ${client.name}` : ''}`}
      crumbs={crumbs}
      route="POST /api/contracts"
      initial={{ modality: 'regular', dueDay: 10 }}
      fields={fields}
      after={({ values }) => <Review values={values} plan={planOf(values)} />}
      toBody={(values) => ({ ...values, clientId })}
      submit="Criar contrato"
      done="Contrato criado. Agora envie para assinatura."
      next={(contract) => `/contratos/${contract.id}`}
    />
  )
}

type Plan = { name: string; saleVersion: { priceCents: number; loyaltyMonths: number } | null }

function Review({ values, plan }: { values: Values; plan: Plan | undefined }) {
  if (!plan?.saleVersion) return null
  const numberAt = (name: string) => (typeof values[name] === 'number' ? values[name] : undefined)
  const price = numberAt('priceCents') ?? plan.saleVersion.priceCents
  const loyalty = numberAt('loyaltyMonths') ?? plan.saleVersion.loyaltyMonths
  const benefit = numberAt('benefitCents') ?? 0
  return (
    <Alert title="Confira antes de criar">
      {`${plan.name} por ${formatCents(price)} ao mês, vencendo todo dia ${numberAt('dueDay') ?? '—'}. `}
      {loyalty > 0
        ? `Fidelidade de ${loyalty} meses; quem sair antes devolve a parte que falta de ${formatCents(benefit)}.`
        : 'Sem fidelidade.'}
    </Alert>
  )
}
