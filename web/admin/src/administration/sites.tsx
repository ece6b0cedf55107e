import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, ListPage, optionsOf, useApi, valueAt, type FormField } from '#kit'

const list = { label: 'Locais', to: '/administracao/locais' }
const kindField: FormField = {
  name: 'kind',
  label: 'Tipo',
  type: 'select',
  isRequired: true,
  options: optionsOf('site'),
}
const fields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true },
  { name: 'openingHours', label: 'Horário', help: 'Seg. a sex., 8h às 18h', span: 12 },
  { name: 'ibgeCode', label: 'Cidade', type: 'city', isRequired: true, section: 'Endereço', span: 6 },
  { name: 'postalCode', label: 'CEP', type: 'cep', span: 3 },
  { name: 'street', label: 'Rua', span: 6 },
  { name: 'streetNumber', label: 'Número', span: 2 },
  { name: 'complement', label: 'Complemento', span: 4 },
  { name: 'district', label: 'Bairro', span: 4 },
  { name: 'latitude', label: 'Latitude', type: 'decimal', span: 4, help: 'Graus: -27,595' },
  { name: 'longitude', label: 'Longitude', type: 'decimal', span: 4 },
]

export const Sites = () => (
  <ListPage
    title="Locais"
    route="GET /api/sites"
    filters={[
      { name: 'kind', label: 'Tipo', options: optionsOf('site') },
      { name: 'isActive', label: 'Uso', options: optionsOf('use') },
    ]}
    columns={[
      { title: 'Nome', field: 'name' },
      { title: 'Tipo', width: 200, field: 'kind', of: 'site' },
      { title: 'Cidade', width: 220, render: ({ city, state }) => `${city}/${state}` },
      { title: 'Horário', render: ({ openingHours }) => openingHours ?? '—' },
      { title: 'Uso', width: 120, field: 'isActive', of: 'use' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/administracao/locais/${id}`}
    create={{ to: '/administracao/locais/novo', label: 'Novo local', permission: 'administration.site.update' }}
    empty="Nenhum local. Cadastre POPs, lojas e pontos de recebimento em “Novo local”."
  />
)

export const NewSite = () => (
  <FormPage
    title="Novo local"
    crumbs={[list]}
    route="POST /api/sites"
    initial={{ kind: 'pop' }}
    fields={[kindField, ...fields]}
    submit="Cadastrar local"
    done="Local cadastrado."
    next={() => list.to}
  />
)

export function EditSite() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/sites/:id', { params: { id } })
  const site = read.data
  if (!site) return <DetailPage title="Local" crumbs={[list]} read={read} />
  const all: readonly FormField[] = [...fields, { name: 'isActive', label: 'Em uso', type: 'checkbox', span: 12 }]
  return (
    <FormPage
      title={site.name}
      crumbs={[list]}
      route="PATCH /api/sites/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(all.map(({ name }) => [name, valueAt(site, name) ?? undefined])),
        version: site.version,
      }}
      fields={all}
      done="Local alterado."
      next={() => list.to}
    />
  )
}
