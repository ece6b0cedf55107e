/** Packet codes (RFC 2865 §3, RFC 2866 §3, RFC 5176 §2.3). */
export const packetCode = {
  accessRequest: 1,
  accessAccept: 2,
  accessReject: 3,
  accountingRequest: 4,
  accountingResponse: 5,
  accessChallenge: 11,
  statusServer: 12,
  disconnectRequest: 40,
  disconnectAck: 41,
  disconnectNak: 42,
  coaRequest: 43,
  coaAck: 44,
  coaNak: 45,
} as const

/** Which answers may follow which request; anything else on the socket is a stray. */
const answers = new Map<number, readonly number[]>([
  [packetCode.accessRequest, [packetCode.accessAccept, packetCode.accessReject, packetCode.accessChallenge]],
  [packetCode.accountingRequest, [packetCode.accountingResponse]],
  [packetCode.statusServer, [packetCode.accessAccept, packetCode.accountingResponse]],
  [packetCode.disconnectRequest, [packetCode.disconnectAck, packetCode.disconnectNak]],
  [packetCode.coaRequest, [packetCode.coaAck, packetCode.coaNak]],
])

/** True when a packet of code `answerCode` may answer a request of code `requestCode`. */
export function isAnswerTo(requestCode: number, answerCode: number): boolean {
  return answers.get(requestCode)?.includes(answerCode) ?? false
}

/** Acct-Status-Type (RFC 2866 §5.1). */
export const acctStatusType = { start: 1, stop: 2, interimUpdate: 3, accountingOn: 7, accountingOff: 8 } as const

/** Acct-Terminate-Cause (RFC 2866 §5.10), those an access router sends. */
export const acctTerminateCause = {
  userRequest: 1,
  lostCarrier: 2,
  idleTimeout: 4,
  sessionTimeout: 5,
  adminReset: 6,
  adminReboot: 7,
  nasError: 9,
  nasRequest: 10,
  nasReboot: 11,
} as const

/** Error-Cause (RFC 5176 §3.5). */
export const errorCause = {
  residualSessionContextRemoved: 201,
  invalidEapPacket: 202,
  unsupportedAttribute: 401,
  missingAttribute: 402,
  nasIdentificationMismatch: 403,
  invalidRequest: 404,
  unsupportedService: 405,
  unsupportedExtension: 406,
  invalidAttributeValue: 407,
  administrativelyProhibited: 501,
  requestNotRoutable: 502,
  sessionContextNotFound: 503,
  sessionContextNotRemovable: 504,
  otherProxyProcessingError: 505,
  resourcesUnavailable: 506,
  requestInitiated: 507,
  multipleSessionSelectionUnsupported: 508,
} as const
