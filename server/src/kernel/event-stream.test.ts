import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { eventSender } from './event-stream.ts'

async function* forever(gone: AbortSignal) {
  yield { event: 'operation', data: '{}' }
  await new Promise((done) => gone.addEventListener('abort', done))
}

test('a session has twenty streams open, another has its own, and one that goes makes room', async () => {
  const app = Fastify()
  const send = eventSender(app)
  app.get('/:session', (request, reply) => send(reply, forever, request.url))
  app.setErrorHandler((error, _request, reply) => reply.status(error instanceof AppError ? error.status : 500).send())
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const leave = new AbortController()
  // An answer that nobody holds is closed by the collector of garbage.
  const held: Response[] = []
  const open = async (session: string, signal?: AbortSignal) => {
    const answer = await fetch(`${base}/${session}`, { ...(signal && { signal }) })
    held.push(answer)
    return answer.status
  }
  const first = await open('ana', leave.signal)
  const others = await Promise.all(Array.from({ length: 19 }, () => open('ana')))
  expect(new Set([first, ...others])).toEqual(new Set([200]))
  expect([await open('ana'), await open('bia')]).toEqual([429, 200])
  leave.abort()
  await expect.poll(() => open('ana')).toBe(200)
  await app.close()
})
