import type { Screen } from '../screen.ts'

export const planScreens: readonly Screen[] = [
  { path: '/planos', load: async () => (await import('./list.tsx')).PlanList },
  { path: '/planos/novo', load: async () => (await import('./new.tsx')).NewPlan },
  { path: '/planos/$id', load: async () => (await import('./detail.tsx')).PlanDetail },
  { path: '/planos/$id/nova-versao', load: async () => (await import('./new-version.tsx')).NewPlanVersion },
]
