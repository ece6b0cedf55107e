import { useApi, useCan, type ResponseOf } from '#kit'
import { usePops } from '../administration/use-pop-field.ts'

type Scope = NonNullable<ResponseOf<'GET /api/users/:id'>['assignments'][number]['scope']>

export const headOffice = '00000000-0000-0000-0000-000000000000'

/** The branches and POPs as options, and a scope in words; `scopes` are those that will be said. */
export function usePlaces(scopes: readonly (Scope | null)[]) {
  const isAllowed = useCan()('company.branch.read')
  const read = useApi('GET /api/branches', { query: { limit: 200 } }, { enabled: isAllowed })
  const codes = [...new Set(scopes.flatMap((scope) => scope?.cities ?? []))].toSorted()
  const cities = useApi(
    'GET /api/municipalities',
    { query: { ibgeCode: codes.join(',') } },
    { enabled: codes.length > 0 },
  )
  const cityOf = (code: string) => {
    const city = cities.data?.items.find(({ ibgeCode }) => ibgeCode === code)
    return city ? `${city.name}/${city.state}` : code
  }
  const options = [
    { value: headOffice, label: 'Matriz (o que não tem filial)' },
    ...(read.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` })),
  ]
  const pops = usePops()
  const popOf = (id: string) => pops.find(({ value }) => value === id)?.label ?? 'POP'
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? 'Filial'
  const sayScope = (scope: Scope | null): string => {
    if (scope === null) return 'A empresa inteira'
    const parts = [
      scope.branchIds && `Filiais: ${scope.branchIds.map(nameOf).join(', ')}`,
      scope.cities && `Cidades: ${scope.cities.map(cityOf).join(', ')}`,
      scope.popIds && `POPs: ${scope.popIds.map(popOf).join(', ')}`,
      scope.ownOnly && 'Só as próprias ordens',
    ]
    return parts.filter((part) => typeof part === 'string').join(' · ')
  }
  return { options, pops, sayScope }
}
