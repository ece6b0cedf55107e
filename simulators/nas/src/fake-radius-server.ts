import {
  acctStatusType,
  buildResponse,
  decodePacket,
  findValue,
  msChap2Success,
  packetCode,
  verifyCredentials,
  verifyRequest,
  type AttributeInput,
  type Packet,
} from '@open-sgp/radius'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

export type FakeRadiusServer = {
  readonly authPort: number
  readonly acctPort: number
  /** Accounting-Requests in order of arrival, repetitions included. */
  readonly records: readonly Packet[]
  /** Access-Requests in order of arrival. */
  readonly logins: readonly Packet[]
  readonly statuses: () => (string | undefined)[]
  readonly close: () => void
}

type Plan = {
  readonly secret: string
  /** What an Accept says; everybody's password is `senha`. */
  readonly accept?: (username: string) => readonly AttributeInput[]
}

const password = 'senha'
const statusNames = new Map<number, string>(Object.entries(acctStatusType).map(([name, number]) => [number, name]))

/** The smallest server that a router can talk to; the product itself is tested with FreeRADIUS. */
export async function openFakeRadiusServer({ secret, accept = () => [] }: Plan): Promise<FakeRadiusServer> {
  const records: Packet[] = []
  const logins: Packet[] = []
  const auth = await listen((request) => {
    logins.push(request)
    return answerAccess(request, secret, accept)
  })
  const accounting = await listen((request, datagram) => {
    if (!verifyRequest(datagram, secret)) return undefined
    records.push(request)
    return buildResponse({ code: packetCode.accountingResponse, request, secret })
  })
  const close = () => {
    auth.close()
    accounting.close()
  }
  const statuses = () => records.map((record) => statusNames.get(findValue(record, 'Acct-Status-Type') ?? 0))
  return { authPort: auth.address().port, acctPort: accounting.address().port, records, logins, statuses, close }
}

async function listen(answer: (request: Packet, datagram: Buffer) => Buffer | undefined): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.on('message', (datagram, peer) => {
    const bytes = answer(decodePacket(datagram), datagram)
    if (bytes) socket.send(bytes, peer.port, peer.address)
  })
  return socket
}

function answerAccess(request: Packet, secret: string, accept: NonNullable<Plan['accept']>): Buffer {
  const username = findValue(request, 'User-Name') ?? ''
  if (!verifyCredentials(request, password, secret)) {
    const attributes: AttributeInput[] = [['Reply-Message', 'senha errada']]
    return buildResponse({ code: packetCode.accessReject, request, secret, attributes, messageAuthenticator: true })
  }
  const proof = msChap2Success(request, username, password)
  const attributes: AttributeInput[] = [...accept(username), ...(proof ? [['MS-CHAP2-Success', proof] as const] : [])]
  return buildResponse({ code: packetCode.accessAccept, request, secret, attributes, messageAuthenticator: true })
}
