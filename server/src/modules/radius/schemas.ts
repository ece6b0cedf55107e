import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, Ipv4Network, Ipv6Network, line, personal, Reason } from '#kernel/values'

const Network = z.union(
  [z.ipv4(), z.ipv6(), Ipv4Network, Ipv6Network],
  'Informe um endereço IP ou uma rede, como 10.0.0.0/24.',
)
const Mac = z.string().regex(/^([0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}$/, 'Informe um MAC, como AA:BB:CC:00:11:22.')
const RouterName = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,63}$/, 'Use até 63 letras sem acento, algarismos, ponto, hífen e sublinhado.')
const Secret = z.string().regex(/^[!-~]{16,64}$/, 'Use de 16 a 64 caracteres ASCII, sem espaços.')
const NasType = z.enum(['mikrotik', 'huawei', 'accel_ppp', 'other'])

const nasFields = {
  name: line(60),
  network: Network,
  type: NasType,
  coaPort: z.int().min(1).max(65_535),
  acceptsCoa: z.boolean(),
  requireMessageAuthenticator: z.boolean(),
  disconnectsPerSecond: z.int().min(1).max(1000),
  interimSeconds: z.int().min(60).max(3600),
  blockedPool: RouterName,
  blockedList: RouterName,
  blockedKbps: z.int().min(1).max(1_000_000),
}
const { name, network, ...nasDefaults } = nasFields

export const NewNas = z
  .strictObject({ name, network, ...z.object(nasDefaults).partial().shape, secret: Secret.optional() })
  .meta({ id: 'NewNas' })
export const NasChanges = z
  .strictObject({ version: z.int(), ...z.object({ ...nasFields, isEnabled: z.boolean() }).partial().shape })
  .meta({ id: 'NasChanges' })
export const Nas = z
  .object({
    id: Id,
    ...nasFields,
    network: z.string(),
    blockedPool: z.string(),
    blockedList: z.string(),
    isEnabled: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Nas' })
/** The secret is shown once, to be typed into the router. */
export const NasWithSecret = Nas.extend({ secret: z.string() }).meta({ id: 'NasWithSecret' })
export const NewSecret = z.strictObject({ version: z.int(), secret: Secret.optional() }).meta({ id: 'NewSecret' })
export const NasFilter = z.strictObject(pageQuery)
export const NasPage = pageOf(Nas.extend({ openSessionCount: z.int() })).meta({ id: 'NasPage' })

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._@-]{1,64}$/, 'Use até 64 letras sem acento, algarismos, ponto, hífen, sublinhado e @.')
const Password = z.string().regex(/^[!-~]{6,64}$/, 'Use de 6 a 64 caracteres ASCII, sem espaços nem acentos.')

const loginFields = {
  fixedIpv4: z.ipv4('Informe um endereço IPv4.').nullable(),
  wanIpv6Prefix: Ipv6Network.nullable(),
  delegatedIpv6Prefix: Ipv6Network.nullable(),
  routedNetworks: z.array(Network).max(20),
  macLock: Mac.nullable(),
  nasLockId: Id.nullable(),
  maxSessions: z.int().min(1).max(100),
}

export const NewLogin = z
  .strictObject({
    contractId: Id,
    username: Username,
    password: Password.optional(),
    ...z.object(loginFields).partial().shape,
  })
  .meta({ id: 'NewLogin' })
export const LoginChanges = z
  .strictObject({
    version: z.int(),
    ...z.object({ username: Username, isEnabled: z.boolean(), ...loginFields }).partial().shape,
  })
  .meta({ id: 'LoginChanges' })
export const LoginAccount = z
  .object({
    id: Id,
    contractId: Id,
    username: z.string(),
    ...loginFields,
    fixedIpv4: z.string().nullable(),
    wanIpv6Prefix: z.string().nullable(),
    delegatedIpv6Prefix: z.string().nullable(),
    routedNetworks: z.array(z.string()),
    macLock: z.string().nullable(),
    isEnabled: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'LoginAccount' })
/** The password is shown once, to be typed into the CPE. */
export const LoginWithPassword = LoginAccount.extend({ password: z.string() }).meta({ id: 'LoginWithPassword' })
export const NewPassword = z
  .strictObject({ version: z.int(), password: Password.optional() })
  .meta({ id: 'NewPassword' })
export const LoginFilter = z.strictObject({
  ...pageQuery,
  contractId: Id.optional(),
  username: z.string().max(128).optional(),
  /** Part of a user name, a fixed address or a locked MAC. */
  search: line(128).optional(),
})
const ownerFields = {
  contractNumber: z.int(),
  clientId: Id,
  clientName: personal('name', z.string()),
  accessState: z.enum(['awaiting', 'allowed', 'reduced', 'blocked_auto', 'blocked_manual', 'off']),
  openSessionCount: z.int(),
}
export const LoginPage = pageOf(LoginAccount.extend(ownerFields)).meta({ id: 'LoginPage' })
/** `verdict` and `verdictReason`: what the next login is answered. */
export const LoginFile = LoginAccount.extend({
  ...ownerFields,
  accessReason: z.string(),
  accessSince: z.date().nullable(),
  planName: z.string(),
  downKbps: z.int(),
  upKbps: z.int(),
  nasLockName: z.string().nullable(),
  verdict: z.enum(['refuse', 'garden', 'open']),
  verdictReason: z.string(),
}).meta({ id: 'LoginFile' })

const sessionFields = {
  id: Id,
  loginId: Id.nullable(),
  contractId: Id.nullable(),
  username: z.string(),
  contractNumber: z.int().nullable(),
  clientName: personal('name', z.string().nullable()),
  nasId: Id,
  nasName: z.string(),
  nasAddress: z.string(),
  portId: z.string().nullable(),
  mac: z.string().nullable(),
  ipv4: z.string().nullable(),
  wanIpv6Prefix: z.string().nullable(),
  delegatedIpv6Prefix: z.string().nullable(),
  startedAt: z.date(),
  seconds: z.int(),
  uploadOctets: z.int(),
  downloadOctets: z.int(),
  isInGarden: z.boolean(),
}
const sessionFilter = {
  ...pageQuery,
  contractId: Id.optional(),
  loginId: Id.optional(),
  nasId: Id.optional(),
  username: z.string().max(128).optional(),
  /** An address, a MAC or a user name: of who is connected a part of it, of the history the whole. */
  search: line(128).optional(),
}
export const OpenSession = z
  .object({ ...sessionFields, updatedAt: z.date(), disconnectedAt: z.date().nullable() })
  .meta({ id: 'OpenSession' })
export const ClosedSession = z
  .object({ ...sessionFields, stoppedAt: z.date(), cause: z.string().nullable(), isInferred: z.boolean() })
  .meta({ id: 'ClosedSession' })
export const OpenSessionFilter = z.strictObject(sessionFilter)
export const ClosedSessionFilter = z.strictObject({
  ...sessionFilter,
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
})
export const OpenSessionPage = pageOf(OpenSession).meta({ id: 'OpenSessionPage' })
export const ClosedSessionPage = pageOf(ClosedSession).meta({ id: 'ClosedSessionPage' })
export const Disconnection = z.strictObject({ reason: Reason }).meta({ id: 'Disconnection' })
export const DisconnectionRequest = z.object({ requested: z.literal(true) })
