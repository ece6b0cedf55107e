import { useApi, useCan } from '#kit'

/** The portadores as options of a filter; none for who may not see them. */
export function useAccountOptions(): { value: string; label: string }[] {
  const isAllowed = useCan()('company.account.read')
  const { data } = useApi('GET /api/accounts', { query: { limit: 200 } }, { enabled: isAllowed })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
