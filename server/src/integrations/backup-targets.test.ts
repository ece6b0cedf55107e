import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { openTarget } from './backup-targets.ts'

/** A machine of the inside, whatever it answers. */
async function openInside() {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('segredo de dentro')
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, asked: () => asked, close: () => server.close() }
}

const spec = (port: number) => ({
  kind: 's3' as const,
  endpoint: `http://localhost:${port}`,
  region: 'us-east-1',
  bucket: 'copias',
  prefix: '',
  accessKey: 'chave',
  secret: 'segredo',
})

test('a storage whose name leads inside by now is not asked, unless that network is allowed', async () => {
  const inside = await openInside()
  const judged = openTarget({ ...spec(inside.port), allowPrivate: [] })
  await expect(judged.get('qualquer')).rejects.toThrow('não é um endereço público')
  expect(inside.asked()).toBe(0)
  await openTarget({ ...spec(inside.port), allowPrivate: ['127.0.0.0/8', '::1/128'] }).get('qualquer')
  expect(inside.asked()).toBe(1)
  inside.close()
})
