import { createHash } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { AppError, unavailable } from '#kernel/errors'
import type { Mail, Mailer, SmtpServer } from '#modules/administration'

export type SmtpOptions = {
  /** Server of the environment. Absent: who registered none of their own cannot send, and every message says so. */
  host?: string | undefined
  port: number
  user?: string | undefined
  password?: string | undefined
  /** Sender's address. */
  from: string
  /** Longest wait for any single answer of a server. */
  timeoutMs?: number
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Mail over SMTP, one connection a message. By the server of the environment: implicit TLS on port 465, else STARTTLS where it offers
 * it; no password leaves the machine in clear, and on loopback nothing is encrypted: a local server's certificate proves nothing. By a
 * server that a company registered: exactly the TLS it says, connected to the address that was checked.
 */
export function createSmtpMailer({ timeoutMs = 20_000, ...own }: SmtpOptions): Mailer {
  const { host } = own
  const standing = host === undefined ? undefined : openOwn({ ...own, host }, timeoutMs)
  return {
    send: async (mail, via) => {
      if (via) return await deliver(openRegistered(via, timeoutMs), mail, via.from, via.fromName)
      return standing === undefined ? await refuseWithoutServer() : await deliver(standing, mail, own.from, null)
    },
  }
}

const limits = (timeoutMs: number) => ({
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
  disableFileAccess: true,
  disableUrlAccess: true,
})

const openOwn = ({ host, port, user, password }: SmtpOptions & { host: string }, timeoutMs: number) =>
  createTransport({
    host,
    port,
    secure: port === 465,
    ignoreTLS: loopback.has(host),
    requireTLS: user !== undefined && !loopback.has(host),
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    ...limits(timeoutMs),
  })

const openRegistered = ({ host, address, port, tls, user, password }: SmtpServer, timeoutMs: number) =>
  createTransport({
    host: address,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    // The certificate must be of the name, although the connection goes to the address.
    ...(host !== address && { tls: { servername: host } }),
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    ...limits(timeoutMs),
  })

async function deliver(
  transport: Transporter<{ response: string }>,
  { to, subject, text, idempotencyKey }: Mail,
  from: string,
  fromName: string | null,
): Promise<{ receipt: string }> {
  const messageId = messageIdOf(idempotencyKey, from)
  try {
    const { response } = await transport.sendMail({
      from: fromName === null ? from : { name: fromName, address: from },
      to: { name: '', address: to },
      subject,
      text,
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { receipt: `${response} (Message-ID ${messageId})` }
  } catch (error) {
    throw mailError(error)
  }
}

const refuseWithoutServer = () =>
  Promise.reject(
    unavailable(
      'mail-unavailable',
      'Não há servidor de e-mail: cadastre um em Administração, Servidores de e-mail, ou informe SMTP_HOST.',
    ),
  )

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
