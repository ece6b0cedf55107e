import { formatPercent, type FormField, type ResponseOf } from '#kit'
import { useAccountOptions } from '../company/use-account-options.ts'

export type Setting = ResponseOf<'GET /api/settings'>['items'][number]
type Input = Setting['input']
type Option = { value: string; label: string }

/** A value of a setting in words. */
export function showSetting(input: Input | undefined, value: unknown, accounts: readonly Option[]): string {
  if (Array.isArray(value)) return value.length === 0 ? 'Nenhum' : value.join(', ')
  if (input === 'account') return accounts.find((account) => account.value === value)?.label ?? 'O primeiro em uso'
  if (input === 'percent' && typeof value === 'number') return formatPercent(value)
  if (value === '' || value === null || value === undefined) return 'Em branco'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The field that a setting is filled in by. */
export function useSettingField(): (setting: Pick<Setting, 'label' | 'help' | 'input'>) => FormField {
  const accounts = useAccountOptions()
  return ({ label, help, input }) => {
    const common = { name: 'value', label, help, span: 12 }
    if (input === 'integer' || input === 'percent') return { ...common, type: input }
    if (input === 'lines') return { ...common, type: 'tags' }
    if (input === 'account') return { ...common, type: 'select', options: accounts }
    return input === 'long-text' ? { ...common, type: 'textarea' } : common
  }
}

/** What an emptied field stands for. */
export const blankOf = (input: Input): unknown => (input === 'lines' ? [] : '')
