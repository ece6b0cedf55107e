import { Button, Code } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ActionDialog,
  confirmAction,
  DetailPage,
  Facts,
  findWord,
  formatDay,
  formatSpeed,
  ListBody,
  Money,
  Section,
  StatusBadge,
  useAction,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { RecordChanges } from '../audit/record-changes.tsx'
import { planFields } from './fields.tsx'

type Plan = ResponseOf<'GET /api/plans/:id'>

export function PlanDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/plans/:id', { params: { id } })
  const plan = read.data
  return (
    <DetailPage
      title={plan?.name ?? 'Plano'}
      crumbs={[{ label: 'Planos', to: '/planos' }]}
      read={read}
      badge={plan && <StatusBadge of="sale" value={String(plan.isOnSale)} />}
      actions={plan && <PlanActions plan={plan} />}
      facts={
        plan && (
          <Facts
            items={[
              ['Código', plan.code],
              ['Família', plan.family],
              ['Tecnologia', findWord('technology', plan.technology).label],
            ]}
          />
        )
      }
    >
      <Section title="Versões">
        <Versions id={id} />
      </Section>
      <RecordChanges recordId={id} />
    </DetailPage>
  )
}

function PlanActions({ plan }: { plan: Plan }) {
  const can = useCan()
  const [isEditing, setEditing] = useState(false)
  const sale = useAction('PATCH /api/plans/:id', { done: plan.isOnSale ? 'Plano fora de venda.' : 'Plano à venda.' })
  const params = { id: plan.id }
  const { name, family, technology, version } = plan
  const switchSale = () =>
    confirmAction({
      title: plan.isOnSale ? 'Tirar de venda' : 'Pôr à venda',
      consequence: plan.isOnSale
        ? `“${name}” deixa de ser oferecido em contratos novos e trocas de plano. Quem já o tem continua igual.`
        : `“${name}” volta a ser oferecido em contratos novos e trocas de plano.`,
      confirm: plan.isOnSale ? 'Tirar de venda' : 'Pôr à venda',
      isDangerous: plan.isOnSale,
      onConfirm: () => sale.mutate({ params, body: { version, isOnSale: !plan.isOnSale } }),
    })
  return (
    <>
      {can('plans.plan.update') && (
        <>
          <Button variant="default" loading={sale.isPending} onClick={switchSale}>
            {plan.isOnSale ? 'Tirar de venda' : 'Pôr à venda'}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Alterar
          </Button>
        </>
      )}
      {can('plans.plan.create') && (
        <Button component={Link} to={`/planos/${plan.id}/nova-versao`} leftSection={<IconPlus size={16} />}>
          Nova versão
        </Button>
      )}
      <ActionDialog
        title="Alterar plano"
        route="PATCH /api/plans/:id"
        params={params}
        initial={{ name, family, technology, version }}
        fields={planFields}
        submit="Salvar"
        done="Plano alterado."
        isOpen={isEditing}
        onClose={() => setEditing(false)}
      />
    </>
  )
}

const Versions = ({ id }: { id: string }) => (
  <ListBody
    route="GET /api/plans/:id/versions"
    request={{ params: { id } }}
    rowId={(version) => version.id}
    columns={[
      { title: 'Nº', width: 60, render: (version) => version.number },
      { title: 'Vendas desde', width: 120, render: (version) => formatDay(version.effectiveOn) },
      { title: 'Base desde', width: 115, render: (version) => formatDay(version.baseEffectiveOn) },
      { title: 'Mensalidade', width: 120, align: 'right', render: (version) => <Money cents={version.priceCents} /> },
      { title: 'SVA', width: 100, align: 'right', render: (version) => <Money cents={version.svaCents} /> },
      { title: 'Fidelidade', width: 110, render: (version) => `${version.loyaltyMonths} meses` },
      {
        title: 'Download / upload',
        width: 190,
        render: (version) => `${formatSpeed(version.downKbps)} / ${formatSpeed(version.upKbps)}`,
      },
      { title: 'Rate limit no roteador', isWide: true, render: (version) => <Code>{version.rateLimit}</Code> },
    ]}
    empty="Este plano não tem versões."
  />
)
