import { z } from 'zod'
import { setting } from '#kernel/settings'
import { findUnknownVariables, termVariables } from './rules/terms.ts'

/** The contract that subscribers sign, with names in braces where each one's data stand. */
export const contractTerms = setting({
  key: 'contracts.terms',
  scope: 'company',
  label: 'Texto do contrato',
  help: `O contrato que o assinante assina. Use ${termVariables.map((name) => `{${name}}`).join(', ')} onde entram os dados de cada um.`,
  input: 'long-text',
  permission: 'contracts.settings.update',
  schema: z
    .string()
    .trim()
    .max(100_000, 'No máximo 100.000 caracteres.')
    .superRefine((text, issues) => {
      for (const name of findUnknownVariables(text))
        issues.addIssue({ code: 'custom', message: `Não há o campo {${name}}. Há: ${termVariables.join(', ')}.` })
    }),
  default: '',
})
