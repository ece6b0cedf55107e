import { civilDateAt } from '@open-sgp/brasil'
import { FormPage, valueAt, type Values } from '#kit'
import { planFields, SpeedPreview, versionFields } from './fields.tsx'

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null

/** The form of a new plan with its first version. */
export const newPlanForm = () =>
  ({
    route: 'POST /api/plans',
    initial: { technology: 'ftth', version: { effectiveOn: civilDateAt(new Date()), loyaltyMonths: 12 } },
    fields: [...planFields, ...versionFields('version.')],
    after: ({ values }: { values: Values }) => {
      const version = valueAt(values, 'version')
      return isRecord(version) && <SpeedPreview values={version} />
    },
    submit: 'Cadastrar plano',
    done: 'Plano cadastrado.',
  }) as const

export const NewPlan = () => (
  <FormPage
    title="Novo plano"
    crumbs={[{ label: 'Planos', to: '/planos' }]}
    {...newPlanForm()}
    next={({ plan }) => `/planos/${plan.id}`}
  />
)
