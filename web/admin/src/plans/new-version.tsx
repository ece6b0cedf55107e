import { civilDateAt } from '@open-sgp/brasil'
import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, type ItemOf } from '#kit'
import { SpeedPreview, versionFields } from './fields.tsx'

/** Begins with the last version: mostly only the price changes. */
export function NewPlanVersion() {
  const { id = '' } = useParams({ strict: false })
  const plan = useApi('GET /api/plans/:id', { params: { id } })
  const versions = useApi('GET /api/plans/:id/versions', { params: { id }, query: { limit: 1 } })
  const crumbs = [
    { label: 'Planos', to: '/planos' },
    { label: plan.data?.name ?? 'Plano', to: `/planos/${id}` },
  ]
  if (!versions.data || !plan.data)
    return <DetailPage title="Nova versão" crumbs={crumbs} read={versions.error ? versions : plan} />
  return (
    <FormPage
      title={`Nova versão de ${plan.data.name}`}
      crumbs={crumbs}
      route="POST /api/plans/:id/versions"
      params={{ id }}
      initial={startOf(versions.data.items[0])}
      fields={versionFields()}
      after={({ values }) => <SpeedPreview values={values} />}
      submit="Criar versão"
      done="Versão criada. As vendas a usam a partir da data informada."
      next={() => `/planos/${id}`}
    />
  )
}

function startOf(last: ItemOf<'GET /api/plans/:id/versions'> | undefined) {
  const effectiveOn = civilDateAt(new Date())
  if (!last) return { effectiveOn }
  const { id, planId, number, createdAt, createdBy, rateLimit, baseEffectiveOn, ...rest } = last
  return { ...rest, effectiveOn }
}
