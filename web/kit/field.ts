type Option = { value: string; label: string }

/** A field by description. `name` is the path in the body (`version.priceCents`), so that the server's pointers find it. */
export type FormField = {
  name: string
  label: string
  help?: string
  isRequired?: boolean
  /** Columns of twelve; 6 when absent. */
  span?: number
  /** Heading above this field: a new part of the form begins. */
  section?: string
} & (
  | { type?: 'text' | 'password' | 'email'; placeholder?: string }
  | { type: 'textarea' }
  /** Several texts: each ends with Enter or a comma. */
  | { type: 'tags'; placeholder?: string }
  | { type: 'select'; options: readonly Option[]; isSearchable?: boolean }
  | { type: 'multiselect'; options: readonly Option[] }
  /** `date`: AAAA-MM-DD underneath. `money`: centavos. `percent`: ppm. `mbps`: kbit/s. */
  | { type: 'date' | 'money' | 'integer' | 'decimal' | 'percent' | 'mbps' }
  /** `document`: CPF or CNPJ. `phone`: E.164 underneath. `city`: the IBGE code, found by the municipality's name. */
  | { type: 'cep' | 'document' | 'phone' | 'city' }
  /** Several municipalities, by name; IBGE codes underneath. */
  | { type: 'cities' }
  | { type: 'checkbox' }
)

/** What every input is given. */
export type CommonProps = {
  label: string
  description: string | undefined
  error: string | undefined
  required: boolean
  name: string
  'data-path': string
}

export type NumberProps = CommonProps & {
  value: number | undefined
  onChange: (value: number | string | undefined) => void
}
