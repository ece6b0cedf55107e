import { Button, Paper } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  DetailPage,
  EmptyState,
  Facts,
  Page,
  showCep,
  showDocument,
  showPhone,
  useApi,
  useCan,
  useSession,
  type ResponseOf,
} from '#kit'
import { RecordChanges } from '../audit/record-changes.tsx'
import { Accounts } from './accounts.tsx'

export const CompanyPage = () => (useSession().companyId === null ? <NoCompany /> : <PresentCompany />)

function NoCompany() {
  const can = useCan()
  return (
    <Page title="Empresa">
      <Paper withBorder radius="md">
        <EmptyState
          action={
            can('setup.run') && (
              <Button component={Link} to="/configuracao-inicial">
                Abrir a configuração inicial
              </Button>
            )
          }
        >
          Ainda não há empresa. É dela o nome, o CNPJ e o endereço dos boletos e avisos: comece por ela.
        </EmptyState>
      </Paper>
    </Page>
  )
}

/** The company in use and the accounts that receive for it. */
function PresentCompany() {
  const can = useCan()
  const read = useApi('GET /api/company', {})
  const company = read.data
  return (
    <DetailPage
      title={company?.tradeName ?? 'Empresa'}
      crumbs={[]}
      read={read}
      actions={
        <>
          {can('company.company.create') && (
            <Button component={Link} to="/empresa/nova" variant="default">
              Nova empresa ou filial
            </Button>
          )}
          {can('company.company.update') && (
            <Button component={Link} to="/empresa/alterar" variant="default" leftSection={<IconPencil size={16} />}>
              Alterar empresa
            </Button>
          )}
        </>
      }
      facts={company && <CompanyFacts company={company} />}
    >
      {can('company.account.read') && <Accounts />}
      {company && <RecordChanges recordId={company.id} />}
    </DetailPage>
  )
}

const CompanyFacts = ({ company }: { company: ResponseOf<'GET /api/company'> }) => (
  <Facts
    items={[
      ['Razão social', company.legalName],
      ['CNPJ', showDocument(company.cnpj)],
      ['Inscrição estadual', company.stateRegistration],
      ['Telefone', company.phone && showPhone(company.phone)],
      ['E-mail', company.email],
      ['Endereço', [`${company.street}, ${company.streetNumber}`, company.complement].filter(Boolean).join(' · ')],
      ['Bairro e CEP', `${company.district} · ${showCep(company.postalCode)}`],
      ['Cidade', `${company.city}/${company.state}`],
    ]}
  />
)
