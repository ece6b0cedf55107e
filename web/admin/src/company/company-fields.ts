import type { FormField } from '#kit'

/** What is asked of a company; its CNPJ is for good and asked once. */
export const companyFields: readonly FormField[] = [
  { name: 'legalName', label: 'Razão social', isRequired: true },
  { name: 'tradeName', label: 'Nome fantasia', isRequired: true },
  { name: 'stateRegistration', label: 'Inscrição estadual', span: 4 },
  { name: 'email', label: 'E-mail', type: 'email', span: 4 },
  { name: 'phone', label: 'Telefone', type: 'phone', span: 4 },
  { name: 'postalCode', label: 'CEP', type: 'cep', isRequired: true, span: 3, section: 'Endereço' },
  { name: 'street', label: 'Rua', isRequired: true, span: 7 },
  { name: 'streetNumber', label: 'Número', isRequired: true, span: 2 },
  { name: 'complement', label: 'Complemento', span: 4 },
  { name: 'district', label: 'Bairro', isRequired: true, span: 4 },
  { name: 'ibgeCode', label: 'Cidade', type: 'city', isRequired: true, span: 4 },
]
