import { useApi, useCan, type FormField } from '#kit'

/** The choice of a branch, where there are any and one may see them; empty is the head office. */
export function useBranchField(): readonly FormField[] {
  const enabled = useCan()('company.branch.read')
  const read = useApi('GET /api/branches', { query: { limit: 200, isActive: 'true' } }, { enabled })
  const options = (read.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))
  return options.length === 0
    ? []
    : [{ name: 'branchId', label: 'Filial', type: 'select', options, span: 4, help: 'Vazio: a matriz' }]
}
