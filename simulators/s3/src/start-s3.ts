import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, refuse } from './answers.ts'
import { createBucket } from './bucket.ts'
import { createFaults, type Fault } from './faults.ts'
import { checkSignature, type Credentials } from './signature.ts'

export type S3Simulator = Credentials & {
  endpoint: string
  bucket: string
  /** What is stored, by key; changing it here is what a broken disk would do. */
  objects: Map<string, Buffer>
  fault: (fault: Fault) => void
  close: () => Promise<void>
}

const slowMs = 400

/** Starts a storage with one bucket on a free loopback port. */
export async function startS3(options: Partial<Credentials & { bucket: string }> = {}): Promise<S3Simulator> {
  const { accessKey = 'open-sgp-test', secretKey = 'a-secret-of-the-simulator', bucket = 'backups' } = options
  const objects = new Map<string, Buffer>()
  const faults = createFaults()
  const store = createBucket(bucket, objects)
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const url = new URL(request.url ?? '/', 'http://s3')
    const fault = faults.take(request.method ?? '', url.pathname)
    if (fault === 'slow') await sleep(slowMs)
    const problem = checkSignature(request, body, { accessKey, secretKey })
    const answer = fault === 'error' ? refuse('InternalError') : problem ? refuse(problem) : act(request, url, body)
    send(response, request.method === 'HEAD', answer, fault)
  }

  function act(request: IncomingMessage, url: URL, body: Buffer): Answer {
    const [, name, ...rest] = url.pathname.split('/').map((part) => decodeURIComponent(part))
    if (name !== bucket) return refuse('NoSuchBucket')
    const key = rest.join('/')
    const id = url.searchParams.get('uploadId')
    switch (request.method) {
      case 'PUT':
        return id === null ? store.put(key, body) : store.part(id, Number(url.searchParams.get('partNumber')), body)
      case 'POST':
        return id === null ? store.begin(key) : store.complete(id, body.toString())
      case 'DELETE':
        return id === null ? store.remove(key) : store.abort(id)
      case 'GET':
      case 'HEAD':
        return key === '' ? store.list(url.searchParams) : store.get(key, request.headers.range)
      default:
        return refuse('MethodNotAllowed')
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { accessKey, secretKey, endpoint: `http://127.0.0.1:${port}`, bucket, objects, fault: faults.add, close }
}

function send(response: ServerResponse, isHead: boolean, answer: Answer, fault: Fault['kind'] | undefined): void {
  const body = Buffer.from(answer.body ?? '')
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
  if (isHead) return void response.end()
  if (fault === 'cut') return void response.write(body.subarray(0, body.length >> 1), () => response.destroy())
  if (fault === 'corrupt' && body.length > 0) body.writeUInt8(body.readUInt8(body.length >> 1) ^ 1, body.length >> 1)
  response.end(body)
}
