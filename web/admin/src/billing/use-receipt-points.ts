import { useApi } from '#kit'

type ReceiptPoint = { id: string; name: string; isActive: boolean }

const none: readonly ReceiptPoint[] = []

/** Where the house takes money, with what is out of use. */
export function useReceiptPoints(): readonly ReceiptPoint[] {
  return useApi('GET /api/receipt-points', {}).data?.items ?? none
}

export const toOptions = (points: readonly ReceiptPoint[]): { value: string; label: string }[] =>
  points.map(({ id, name }) => ({ value: id, label: name }))
