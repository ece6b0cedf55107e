import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { AppError, unavailable } from '#kernel/errors'
import type { Mailer } from '#modules/dunning'

export type SmtpOptions = {
  /** Absent: there is no mail server, and every message says so. */
  host?: string | undefined
  port: number
  user?: string | undefined
  password?: string | undefined
  /** Sender's address. */
  from: string
  /** Longest wait for any single answer of the server. */
  timeoutMs?: number
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Mail over SMTP, one connection a message: implicit TLS on port 465, else STARTTLS where the server offers it; no password leaves the
 * machine in clear. On loopback nothing is encrypted: a local server's certificate proves nothing.
 */
export function createSmtpMailer({ host, port, user, password, from, timeoutMs = 20_000 }: SmtpOptions): Mailer {
  if (host === undefined) return { send: refuseWithoutServer }
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    ignoreTLS: loopback.has(host),
    requireTLS: user !== undefined && !loopback.has(host),
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, idempotencyKey }) => {
      const message = {
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: messageIdOf(idempotencyKey, from),
      }
      try {
        const { response } = await transport.sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } })
        return { receipt: `${response} (Message-ID ${message.messageId})` }
      } catch (error) {
        throw mailError(error)
      }
    },
  }
}

const refuseWithoutServer = () =>
  Promise.reject(unavailable('mail-unavailable', 'Não há servidor de e-mail configurado: informe SMTP_HOST.'))

const messageIdOf = (key: string, from: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${from.slice(from.indexOf('@') + 1)}>`

/** RFC 5321 §4.2.1: 5yz is for good, 4yz and silence are for now. Refused credentials (530, 535) are ours to mend, not the message's fault. */
function mailError(error: unknown): AppError {
  const text = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  const isLogin = error instanceof Error && 'command' in error && String(error.command).startsWith('AUTH')
  const isForGood = typeof code === 'number' && code >= 500 && code !== 530 && code !== 535 && !isLogin
  return isForGood
    ? new AppError(422, 'mail-refused', `O servidor de e-mail recusou a mensagem: ${text}`)
    : unavailable('mail-unavailable', `O servidor de e-mail não aceitou a mensagem agora: ${text}`)
}
