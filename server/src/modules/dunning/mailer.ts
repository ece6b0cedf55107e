/** One e-mail of plain text. */
export type Mail = {
  to: string
  subject: string
  text: string
  /** Names the intent: the same key gives the same Message-ID, so that a repeated delivery is recognised as one. */
  idempotencyKey: string
}

/**
 * Port to the company's mail server. `receipt` is the server's own answer, the proof that it took the message.
 * Throws AppError `mail-refused` (422: this message will never be taken) or `mail-unavailable` (503: later it may).
 */
export type Mailer = { send: (mail: Mail) => Promise<{ receipt: string }> }

declare module '#kernel/ports' {
  interface Ports {
    mailer: Mailer
  }
}
