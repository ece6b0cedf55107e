import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { newId } from './ids.ts'
import { toProblem } from './problems.ts'
import { AppError } from './errors.ts'
import { answerHeaders } from './security-headers.ts'

const tooLarge = new AppError(431, 'headers-too-large', 'O endereço e os cabeçalhos do pedido passam de 16 kB.')
const tooSlow = new AppError(408, 'request-timeout', 'O pedido não chegou inteiro a tempo. Envie-o de novo.')
const unreadable = new AppError(400, 'bad-request', 'O que chegou não é um pedido HTTP que se possa ler.')
const unexpected = new AppError(417, 'unknown-expectation', 'Dos cabeçalhos Expect, só 100-continue é atendido.')

const reasons: Record<string, AppError> = { HPE_HEADER_OVERFLOW: tooLarge, ERR_HTTP_REQUEST_TIMEOUT: tooSlow }
const phrases: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Header Fields Too Large' }

/** Answers what the HTTP parser refused before there was a request, as every refusal is answered, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = reasons[error.code ?? ''] ?? unreadable
  const { headers, body } = problemOf(refusal)
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${refusal.status} ${phrases[refusal.status]}\r\n${head.join('')}connection: close\r\n\r\n${body}`,
    )
  socket.destroySoon()
}

/** Of what a client may expect of us (RFC 9110, 10.1.1) Node knows one thing; the rest it would refuse without a word. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { headers, body } = problemOf(unexpected)
    response.writeHead(unexpected.status, headers).end(body)
  })
}

function problemOf(refusal: AppError): { headers: Record<string, string>; body: string } {
  const requestId = newId()
  const body = JSON.stringify(toProblem(refusal, requestId))
  const length = String(Buffer.byteLength(body))
  const headers = { 'content-type': 'application/problem+json', 'content-length': length, ...answerHeaders(requestId) }
  return { headers, body }
}
