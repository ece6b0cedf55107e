import { optionsOf, type FormField } from '#kit'

const legalFields: readonly FormField[] = [
  { name: 'stateRegistration', label: 'Inscrição estadual', span: 4 },
  { name: 'ieIndicator', label: 'Situação no ICMS', type: 'select', options: optionsOf('ieIndicator'), span: 4 },
  { name: 'municipalRegistration', label: 'Inscrição municipal', span: 4 },
]

/** What is asked of a person, of a firm, of a foreigner. */
export function clientFields(kind: unknown): readonly FormField[] {
  const status: FormField = {
    name: 'status',
    label: 'Situação',
    type: 'select',
    isRequired: true,
    options: optionsOf('client'),
    span: 4,
  }
  if (kind === 'pj')
    return [
      { name: 'document', label: 'CNPJ', type: 'document', isRequired: true, span: 4 },
      { name: 'name', label: 'Razão social', isRequired: true, span: 8 },
      { name: 'tradeName', label: 'Nome fantasia', span: 4 },
      { name: 'bornOn', label: 'Data de fundação', type: 'date', span: 4 },
      status,
      ...legalFields,
    ]
  const person: readonly FormField[] = [
    { name: 'name', label: 'Nome completo', isRequired: true, span: 8 },
    { name: 'socialName', label: 'Nome social', span: 4 },
  ]
  const born: FormField = { name: 'bornOn', label: 'Data de nascimento', type: 'date', span: 4 }
  return kind === 'foreigner'
    ? [{ name: 'document', label: 'Passaporte ou RNM', span: 4 }, ...person, born, status]
    : [
        { name: 'document', label: 'CPF', type: 'document', isRequired: true, span: 4 },
        ...person,
        { name: 'rg', label: 'RG', span: 4 },
        born,
        status,
      ]
}

/** One address; `at` is its place in the body (`addresses.0.`). */
export const addressFields = (at = '', section?: string): readonly FormField[] => [
  { name: `${at}postalCode`, label: 'CEP', type: 'cep', isRequired: true, span: 3, ...(section && { section }) },
  { name: `${at}street`, label: 'Rua', isRequired: true, span: 7 },
  { name: `${at}streetNumber`, label: 'Número', isRequired: true, span: 2, help: 'S/N se não há' },
  { name: `${at}complement`, label: 'Complemento', span: 4 },
  { name: `${at}district`, label: 'Bairro', isRequired: true, span: 4 },
  { name: `${at}ibgeCode`, label: 'Cidade', type: 'city', isRequired: true, span: 4 },
  {
    name: `${at}roles`,
    label: 'Usos',
    type: 'multiselect',
    isRequired: true,
    options: optionsOf('addressRole'),
    span: 6,
  },
  { name: `${at}reference`, label: 'Ponto de referência', span: 6 },
  { name: `${at}latitude`, label: 'Latitude', type: 'decimal', span: 3, help: 'Ex.: -23,5505' },
  { name: `${at}longitude`, label: 'Longitude', type: 'decimal', span: 3, help: 'Ex.: -46,6333' },
]

/** One contact; `at` is its place in the body (`contacts.0.`). */
export const contactFields = (at = '', section?: string): readonly FormField[] => [
  {
    name: `${at}channel`,
    label: 'Meio',
    type: 'select',
    isRequired: true,
    options: optionsOf('contactChannel'),
    span: 3,
    ...(section && { section }),
  },
  { name: `${at}value`, label: 'E-mail ou telefone com DDD', isRequired: true, span: 4 },
  { name: `${at}role`, label: 'Papel', type: 'select', isRequired: true, options: optionsOf('contactRole'), span: 2 },
  { name: `${at}name`, label: 'Falar com', span: 3 },
  { name: `${at}allowsBilling`, label: 'Recebe cobranças', type: 'checkbox', span: 3 },
  { name: `${at}allowsMarketing`, label: 'Aceita propaganda', type: 'checkbox', span: 3 },
]

export const emptyAddress = { roles: ['installation', 'billing', 'correspondence'] }
export const emptyContact = { channel: 'whatsapp', role: 'holder', allowsBilling: true, allowsMarketing: false }
