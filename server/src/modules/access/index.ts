export { authenticate } from './authenticate.ts'
export { createUser } from './create-user.ts'
export { prepareAdministrator } from './prepare-administrator.ts'
export { resetPassword } from './reset-password.ts'
export { permissions } from './permissions.ts'
export { routes } from './routes.ts'
export const jobs = []
