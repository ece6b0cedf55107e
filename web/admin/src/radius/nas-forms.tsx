import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, optionsOf, showOnce, useApi, valueAt, type FormField } from '#kit'

const list = { label: 'Concentradores', to: '/concentradores' }

const fields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true },
  { name: 'type', label: 'Tipo', type: 'select', isRequired: true, options: optionsOf('nas') },
  {
    name: 'network',
    label: 'Endereço de origem',
    isRequired: true,
    help: 'De onde partem os pacotes RADIUS dele: um IP ou uma rede',
    placeholder: '10.0.0.1',
  },
  {
    name: 'interimSeconds',
    label: 'Notícia a cada (segundos)',
    type: 'integer',
    isRequired: true,
    help: '300 é o comum',
  },
  {
    name: 'acceptsCoa',
    label: 'Obedece a CoA: bloqueia e libera sem derrubar',
    type: 'checkbox',
    section: 'Bloqueio e liberação',
  },
  { name: 'coaPort', label: 'Porta CoA', type: 'integer', isRequired: true, span: 3 },
  { name: 'disconnectsPerSecond', label: 'Derrubadas por segundo', type: 'integer', isRequired: true, span: 3 },
  { name: 'blockedPool', label: 'Pool dos bloqueados', isRequired: true, span: 4 },
  { name: 'blockedList', label: 'Lista de endereços dos bloqueados', isRequired: true, span: 4 },
  { name: 'blockedKbps', label: 'Velocidade dos bloqueados', type: 'mbps', isRequired: true, span: 4 },
  {
    name: 'requireMessageAuthenticator',
    label: 'Exigir Message-Authenticator (só roteadores recentes o enviam)',
    type: 'checkbox',
    section: 'Segurança',
    span: 12,
  },
]

const secretField: FormField = {
  name: 'secret',
  label: 'Segredo',
  help: 'Vazio: o sistema escolhe um forte. De 16 a 64 caracteres',
  span: 12,
}

export const showSecret = (name: string, secret: string): void =>
  showOnce({
    title: 'Segredo do concentrador',
    label: name,
    value: secret,
    note: 'Este segredo só aparece agora. Digite-o no concentrador antes de fechar; vale em até um minuto.',
  })

/** The form of a new router; its secret is shown once, by whoever sends it. */
export const newNasForm = {
  route: 'POST /api/nas',
  initial: {
    type: 'mikrotik',
    interimSeconds: 300,
    acceptsCoa: true,
    coaPort: 3799,
    disconnectsPerSecond: 20,
    blockedPool: 'bloqueados',
    blockedList: 'bloqueados',
    blockedKbps: 1_000,
  },
  fields: [...fields, secretField],
  submit: 'Cadastrar concentrador',
  done: 'Concentrador cadastrado.',
} as const

export const NewNas = () => (
  <FormPage
    title="Novo concentrador"
    crumbs={[list]}
    {...newNasForm}
    next={({ id, name, secret }) => {
      showSecret(name, secret)
      return `/concentradores/${id}`
    }}
  />
)

export function EditNas() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/nas/:id', { params: { id } })
  const nas = read.data
  const crumbs = [list, { label: nas?.name ?? 'Concentrador', to: `/concentradores/${id}` }]
  if (!nas) return <DetailPage title="Alterar concentrador" crumbs={crumbs} read={read} />
  const all: readonly FormField[] = [
    ...fields,
    { name: 'isEnabled', label: 'Em uso: fora de uso não é atendido', type: 'checkbox', span: 12 },
  ]
  return (
    <FormPage
      title={`Alterar ${nas.name}`}
      crumbs={crumbs}
      route="PATCH /api/nas/:id"
      params={{ id }}
      initial={{ ...Object.fromEntries(all.map(({ name }) => [name, valueAt(nas, name)])), version: nas.version }}
      fields={all}
      done="Concentrador alterado."
      next={() => `/concentradores/${id}`}
    />
  )
}
