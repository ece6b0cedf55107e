import { useApi, useCan, type FormField } from '#kit'

/** The POPs in use as options, where one may see them. */
export function usePops(): readonly { value: string; label: string }[] {
  const enabled = useCan()('administration.site.read')
  const read = useApi('GET /api/sites', { query: { kind: 'pop', limit: 200 } }, { enabled })
  return (read.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** The choice of the POP that serves a contract, where there are any. */
export function usePopField(): readonly FormField[] {
  const options = usePops()
  return options.length === 0
    ? []
    : [{ name: 'popId', label: 'POP', type: 'select', options, span: 4, help: 'De onde vem o sinal' }]
}
