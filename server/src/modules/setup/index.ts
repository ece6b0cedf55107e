export { closeSetup, skipStep } from './take-steps.ts'
export { permissions } from './permissions.ts'
export type { RadiusAnswer, RadiusLogin, RadiusTester } from './ports.ts'
export { routes } from './routes.ts'
export const jobs = []
