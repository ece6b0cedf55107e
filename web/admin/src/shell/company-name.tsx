import { Select, Text } from '@mantine/core'
import { rememberCompany, useSession } from '#kit'

/** The company for which one works; a choice when there are several. */
export function CompanyName() {
  const { companies, companyId } = useSession()
  const current = companies.find(({ id }) => id === companyId)
  // Nothing of one company may be seen as another's: the page begins anew.
  const change = (id: string | null) => {
    if (id === null || id === companyId) return
    rememberCompany(id)
    window.location.assign('/')
  }
  if (companies.length > 1)
    return (
      <Select
        aria-label="Empresa em uso"
        data={companies.map(({ id, tradeName }) => ({ value: id, label: tradeName }))}
        value={companyId}
        onChange={change}
        w={{ base: 150, sm: 220, lg: 260 }}
      />
    )
  return (
    <Text fw={650} truncate>
      {current?.tradeName ?? 'Open-SGP'}
    </Text>
  )
}
