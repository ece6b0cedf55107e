/** Pix txid of a boleto, also our control field in bank files: its id in base 36, 25 characters `[0-9A-Z]` (BR Code allows 25). */
export const txidOf = (boletoId: string): string =>
  BigInt(`0x${boletoId.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(25, '0')
