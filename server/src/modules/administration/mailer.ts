/** One e-mail of plain text. */
export type Mail = {
  to: string
  subject: string
  text: string
  /** Names the intent: the same key gives the same Message-ID, so that a repeated delivery is recognised as one. */
  idempotencyKey: string
}

/** A mail server as a company registered it. `address`: where its name was checked to lead (kernel/guard-url.ts). */
export type SmtpServer = {
  host: string
  address: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  user: string | null
  password: string | null
  from: string
  fromName: string | null
}

/**
 * Port to a mail server: the given one, or that of the environment (SMTP_*). `receipt` is the server's own answer, the proof that it
 * took the message. Throws AppError `mail-refused` (422: this message will never be taken) or `mail-unavailable` (503: later it may).
 */
export type Mailer = { send: (mail: Mail, via?: SmtpServer) => Promise<{ receipt: string }> }

declare module '#kernel/ports' {
  interface Ports {
    mailer: Mailer
  }
}
