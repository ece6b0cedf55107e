import type { writeRetorno } from '@open-sgp/cnab'
import { findLayout, writeRetorno as write } from '@open-sgp/cnab'
import type { RetornoFault } from './bank-options.ts'

type RetornoInput = Parameters<typeof writeRetorno>[0]

const linesOf = (bytes: Uint8Array): string[] =>
  Buffer.from(bytes)
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '')

const bytesOf = (lines: readonly string[], lineEnd = '\r\n'): Uint8Array =>
  Buffer.from(lines.join(lineEnd) + lineEnd, 'latin1')

/** A digit more or less in each part of the account. */
const otherAccount = (text: string | undefined): string | undefined =>
  text?.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))

function ofAnotherAccount(input: RetornoInput): Uint8Array {
  const { conta } = input
  return write({
    ...input,
    conta: { ...conta, agencia: otherAccount(conta.agencia), conta: otherAccount(conta.conta), contaDv: undefined },
  })
}

/** One letter of the company's name becomes two bytes, as in a file saved by a web page. */
function asUtf8(bytes: Uint8Array, nameColumn: number): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const at = nameColumn - 1
  return Buffer.from(`${text.slice(0, at)}Ã${text.slice(at + 1)}`, 'utf8')
}

/** The delivered copy of a retorno with the fault asked for; the bytes themselves without one. */
export function damageRetorno(bytes: Uint8Array, input: RetornoInput, fault: RetornoFault | undefined): Uint8Array {
  const lines = linesOf(bytes)
  const { width } = findLayout(input.banco, input.layout)
  switch (fault) {
    case 'truncated': {
      // Early in the last record of the last title: behind it come one trailer, or two in CNAB 240.
      const whole = lines.length - (width === 240 ? 3 : 2)
      return bytes.subarray(0, whole * (width + 2) + 60)
    }
    case 'wrong-account':
      return ofAnotherAccount(input)
    case 't-without-u':
      if (width !== 240) throw new RangeError('Segmentos T e U só existem no CNAB 240.')
      return bytesOf(lines.filter((line) => line[13] !== 'U' || line[7] !== '3'))
    case 'utf8':
      return asUtf8(bytes, width === 240 ? 73 : 47)
    case 'trimmed':
      return bytesOf(
        lines.map((line) => line.trimEnd()),
        '\n',
      )
    case 'missing-trailer':
      return bytesOf(lines.slice(0, -1))
    default:
      return bytes
  }
}
