/** What a contract's text may name; each is filled in from the contract. */
export const termVariables = [
  'empresa',
  'cnpj',
  'cliente',
  'documento',
  'contrato',
  'plano',
  'valor',
  'dia_vencimento',
  'data',
] as const

export type TermVariable = (typeof termVariables)[number]

const known: ReadonlySet<string> = new Set(termVariables)
const variable = /\{([^{}\n]{0,40})\}/g

/** Names between braces that no contract can fill in. */
export const findUnknownVariables = (text: string): string[] =>
  [...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !known.has(name))

/** The text with every `{name}` replaced by its value. */
export const fillTerms = (text: string, values: Readonly<Record<TermVariable, string>>): string =>
  text.replace(variable, (whole, name: string) => Object.entries(values).find(([key]) => key === name)?.[1] ?? whole)
