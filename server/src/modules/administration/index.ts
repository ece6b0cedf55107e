export { createMailServer } from './keep-mail-server.ts'
export { sendMail } from './send-mail.ts'
export { testMail } from './test-mail-server.ts'
export type { Mail, Mailer, SmtpServer } from './mailer.ts'
export { permissions } from './permissions.ts'
export { routes } from './routes.ts'
export const jobs = []
