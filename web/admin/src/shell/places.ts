import { IconCirclePlus } from '@tabler/icons-react'
import { menu, type MenuItem } from '../menu.ts'

export type Place = Pick<MenuItem, 'label' | 'to' | 'permission' | 'icon'>

const beginnings: readonly Place[] = [
  { label: 'Novo cliente', to: '/clientes/novo', permission: 'clients.client.create', icon: IconCirclePlus },
  { label: 'Novo contrato', to: '/contratos/novo', permission: 'contracts.contract.create', icon: IconCirclePlus },
  { label: 'Novo plano', to: '/planos/novo', permission: 'plans.plan.create', icon: IconCirclePlus },
  { label: 'Novo título avulso', to: '/titulos/novo', permission: 'billing.invoice.issue', icon: IconCirclePlus },
]

const places: readonly Place[] = [...menu.flatMap(({ items }) => items), ...beginnings]

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Screens whose name holds words that begin as those of the text do, of those that this person may open. */
export function findPlaces(text: string, can: (permission: string) => boolean): readonly Place[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return places.filter(({ label, permission }) => {
    const name = fold(label).split(/\s+/)
    const isNamed = words.every((word) => name.some((part) => part.startsWith(word)))
    return isNamed && (permission === 'signed-in' || can(permission))
  })
}
