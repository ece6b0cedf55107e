const legalForms = new Set(['ltda', 'me', 'mei', 'epp', 'eireli', 'sa', 's', 'ss', 'cia'])

/** First and last name with the contract's number: `ana.souza.1023`. The number keeps namesakes apart; a firm's legal form says nothing. */
export function proposeUsername(clientName: string, contractNumber: number): string {
  const words = clientName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !legalForms.has(word))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return [first, last, contractNumber].filter((part) => part !== undefined).join('.')
}
