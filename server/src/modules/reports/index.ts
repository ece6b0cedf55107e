import type { Job } from '#kernel/jobs'

export { permissions } from './permissions.ts'
export { routes } from './routes.ts'
export { getCashPosition } from './get-cash-position.ts'
export { getDashboard } from './get-dashboard.ts'
export { listAttention } from './list-attention.ts'

export const jobs: readonly Job[] = []
