import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { tooMany } from './errors.ts'
import type { EventReply } from './http.ts'

const heartbeatMs = 10_000
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Reverse proxies would hold the events back (nginx, proxy_buffering).
  'x-accel-buffering': 'no',
}

/** Streams that one session may have open at a process: each asks the database by itself, for as long as it lives. */
const mostOfOne = 20

/** Answers server-sent events (WHATWG HTML §9.2) until they end, the other side goes or the server closes. 429 for a session with too many. */
export function eventSender(
  app: FastifyInstance,
): (reply: FastifyReply, events: EventReply, session: string) => FastifyReply {
  const open = new Map<PassThrough, string>()
  app.addHook('preClose', async () => {
    for (const stream of open.keys()) stream.destroy()
  })
  return (reply, events, session) => {
    if ([...open.values()].filter((one) => one === session).length >= mostOfOne)
      throw tooMany('Há acompanhamentos demais abertos nesta sessão. Feche alguns e tente de novo.', 5)
    const stream = new PassThrough()
    open.set(stream, session)
    stream.on('close', () => open.delete(stream))
    void pour(events, stream)
    return reply.headers(headers).send(stream)
  }
}

async function pour(events: EventReply, stream: PassThrough): Promise<void> {
  const gone = new AbortController()
  // Tells proxies, and the other side, that the line lives: a line cut without a word would be waited on for ever.
  const heart = setInterval(() => stream.write('event: beat\ndata: 1\n\n'), heartbeatMs)
  stream.on('close', () => {
    clearInterval(heart)
    gone.abort()
  })
  stream.write('retry: 2000\n\n')
  try {
    for await (const { event, data } of events(gone.signal)) stream.write(`event: ${event}\ndata: ${data}\n\n`)
    stream.end()
  } catch {
    // The browser opens the line again and gets what broke as a problem.
    stream.destroy()
  }
}
