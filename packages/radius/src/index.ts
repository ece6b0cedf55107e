export { RadiusError, type RadiusErrorCode } from './errors.ts'
export { acctStatusType, acctTerminateCause, errorCause, isAnswerTo, packetCode } from './codes.ts'
export {
  definitionOf,
  dictionary,
  findAttributeName,
  isAttributeName,
  type AttributeDefinition,
  type AttributeName,
  type AttributeValue,
  type ValueKind,
} from './dictionary.ts'
export {
  attributeFromText,
  decodePacket,
  encodePacket,
  findValue,
  findValues,
  type Attribute,
  type AttributeInput,
  type NamedAttribute,
  type Packet,
  type PacketInput,
  type RawAttribute,
} from './packet.ts'
export { signAccessRequest, signDigestRequest, signResponse, verifyRequest, verifyResponse } from './authenticators.ts'
export { hideUserPassword, revealUserPassword } from './user-password.ts'
export { chapPassword, verifyChapPassword } from './chap.ts'
export {
  authenticatorResponse,
  msChap2Response,
  msChap2Success,
  ntPasswordHash,
  ntResponse,
  verifyMsChap2Success,
  verifyMsChapV2,
  type MsChapV2Exchange,
} from './ms-chap-v2.ts'
export {
  buildAccessRequest,
  buildAccountingRequest,
  buildDynamicAuthorizationRequest,
  buildResponse,
  verifyCredentials,
  type AccessRequestInput,
  type Credentials,
  type DigestRequestInput,
  type ResponseInput,
} from './build-packets.ts'
export {
  burstDurationSeconds,
  findRateLimitProblems,
  formatRateLimit,
  type RateBurst,
  type RateLimit,
  type RateLimitProblem,
} from './rate-limit.ts'
export { parseRateLimit } from './parse-rate-limit.ts'
export type { ExchangeResult } from './flight-lane.ts'
export { RadiusClient, type AccessInput, type AccountingInput, type RadiusClientOptions } from './radius-client.ts'
export {
  sendAccess,
  sendAccounting,
  sendDynamicAuthorization,
  type DynamicAuthorizationInput,
  type DynamicAuthorizationResult,
} from './send-requests.ts'
