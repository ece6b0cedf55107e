export { permissions } from './permissions.ts'
export { routes } from './routes.ts'
export const jobs = []
