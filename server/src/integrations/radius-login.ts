import { findValues, packetCode, RadiusClient, type Packet } from '@open-sgp/radius'
import type { RadiusAnswer, RadiusTester } from '#modules/setup'

/** Three tries within 3.5 s, as routers do. */
const defaults = { timeoutMs: 500, retries: 2 }

/** A login over UDP with PAP (RFC 2865), to see whether a RADIUS server answers. */
export const createRadiusTester = (options: { timeoutMs?: number; retries?: number } = {}): RadiusTester => ({
  tryLogin: async ({ username, password, ...server }) => {
    try {
      const client = await RadiusClient.open({ ...server, ...defaults, ...options })
      try {
        const attributes = [['User-Name', username] as const, ['NAS-Identifier', 'open-sgp'] as const]
        const { reply } = await client.access({ attributes, credentials: { method: 'pap', password } })
        return reply ? tell(reply) : silent(server)
      } finally {
        client.close()
      }
    } catch (error) {
      return { outcome: 'not-reached', detail: error instanceof Error ? error.message : String(error) }
    }
  },
})

function tell(reply: Packet): RadiusAnswer {
  const words = findValues(reply, 'Reply-Message').map(String).join(' ')
  const said = words === '' ? '' : ` Ele disse: “${words}”.`
  return reply.code === packetCode.accessAccept
    ? { outcome: 'accepted', detail: `O servidor respondeu e aceitou o login.${said}` }
    : {
        outcome: 'rejected',
        detail: `O servidor respondeu e recusou o login: ele está no ar e conhece o segredo.${said}`,
      }
}

const silent = ({ host, port }: { host: string; port: number }): RadiusAnswer => ({
  outcome: 'not-reached',
  detail: `${host}:${port} não respondeu. Confira se o FreeRADIUS está no ar, se este servidor está cadastrado como concentrador e se o segredo é o dele.`,
})
