/** Bradesco wants CBddmmNN.REM (payments.md §4.10); the other banks leave the name to us. */
export function remessaFileName(
  account: { bankCode: string; number: number },
  today: string,
  sequence: number,
): string {
  if (account.bankCode === '237') {
    const ofDay = String(sequence % 100).padStart(2, '0')
    return `CB${today.slice(8, 10)}${today.slice(5, 7)}${ofDay}.REM`
  }
  return `cobranca-${account.bankCode}-portador-${account.number}-${String(sequence).padStart(6, '0')}.rem`
}
