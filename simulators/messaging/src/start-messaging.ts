import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { createFaultQueue, type Fault } from './fault-queue.ts'
import { readMessage, type ReceivedMessage } from './read-message.ts'

export type Messaging = {
  host: string
  port: number
  /** Every message accepted, in order; those whose answer was lost included. */
  messages: readonly ReceivedMessage[]
  /** Lets the next message (or `times` messages) go wrong. */
  fail: (fault: Fault) => void
  /** Forgets messages and faults. */
  clear: () => void
  close: () => Promise<void>
}

type Reply = (error?: Error | null, answer?: string) => void

/**
 * Starts a mail server on loopback; `port` 0 takes a free one. With `credentials` it asks for them, else it takes mail from anyone.
 * It does not keep the process alive by itself.
 */
export async function startMessaging(
  options: { port?: number; credentials?: { user: string; password: string } } = {},
): Promise<Messaging> {
  const messages: ReceivedMessage[] = []
  const faults = createFaultQueue()
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    ...authentication(options.credentials),
    name: 'messaging.simulator',
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, reply) => {
      const fault = faults.take((next) => next.kind === 'reply' && next.at === 'recipient')
      reply(fault ? refusal(fault) : null)
    },
    onData: (stream, session, reply) => {
      void receive(stream, session, {
        faults,
        messages,
        reply,
        hangUp: () => sockets.get(session.remotePort)?.destroy(),
      })
    },
  })
  server.on('error', () => {})
  const listener = server.server
  listener.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    socket.unref()
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  const port = await listen(server, options.port ?? 0)
  return {
    host: '127.0.0.1',
    port,
    messages,
    fail: faults.add,
    clear: () => {
      messages.splice(0)
      faults.clear()
    },
    close: async () => {
      const closed = new Promise<void>((done) => server.close(done))
      for (const socket of sockets.values()) socket.destroy()
      await closed
    },
  }
}

function authentication(credentials: { user: string; password: string } | undefined): SMTPServerOptions {
  if (!credentials) return { authOptional: true }
  return {
    allowInsecureAuth: true,
    onAuth: (auth, _session, reply) => {
      const isKnown = auth.username === credentials.user && auth.password === credentials.password
      reply(isKnown ? null : replyError(535, '5.7.8 Authentication credentials invalid'), { user: credentials.user })
    },
  }
}

type Reception = {
  faults: ReturnType<typeof createFaultQueue>
  messages: ReceivedMessage[]
  reply: Reply
  hangUp: () => void
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, on: Reception): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const fault = on.faults.take((next) => !(next.kind === 'reply' && next.at === 'recipient'))
  if (fault?.kind === 'silence') return
  if (fault?.kind === 'reply') return on.reply(refusal(fault))
  if (fault?.kind === 'disconnect' && fault.when === 'before-accepting') return on.hangUp()
  const { mailFrom, rcptTo } = session.envelope
  const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) }
  on.messages.push(readMessage(Buffer.concat(chunks).toString('utf8'), envelope))
  if (fault) return on.hangUp()
  on.reply(null, `2.0.0 OK queued as ${on.messages.length}`)
}

const replyError = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

const refusal = (fault: Fault) =>
  fault.kind === 'reply'
    ? replyError(fault.code, fault.text ?? (fault.code < 500 ? '4.3.2 Try again later' : '5.1.1 No such mailbox'))
    : null

const listen = (server: SMTPServer, port: number) =>
  new Promise<number>((done, failed) => {
    const listener = server.listen(port, '127.0.0.1', () => {
      const address = listener.address()
      if (address === null || typeof address === 'string') return failed(new Error('The mail server has no port.'))
      done(address.port)
    })
    listener.once('error', failed)
    listener.unref()
  })
