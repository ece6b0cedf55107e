import { useEffect, useState } from 'react'
import { addressOf, type ResponseOf } from './api.ts'
import { useApi } from './query.ts'

export type Operation = ResponseOf<'GET /api/operations/:id'>

export const isOver = ({ state }: Pick<Operation, 'state'>): boolean => state !== 'queued' && state !== 'running'

/** The server says something every ten seconds. */
const silenceMs = 25_000

/** The operation as it goes, told by the server; asked for every two seconds while the line is down. `isCutOff`: nobody answers. */
export function useOperation(id: string): { operation: Operation | undefined; isCutOff: boolean; error: Error | null } {
  const [told, setTold] = useState<Operation>()
  const [isDown, setDown] = useState(false)
  const seen = told?.id === id ? told : undefined
  const isEnded = seen !== undefined && isOver(seen)
  useEffect(() => {
    const source = new EventSource(addressOf('GET /api/operations/:id/events', { params: { id } }))
    source.addEventListener('operation', ({ data }: MessageEvent<string>) => {
      const next: Operation = JSON.parse(data)
      setTold(next)
      setDown(false)
      if (isOver(next)) source.close()
    })
    let heardAt = Date.now()
    for (const name of ['open', 'beat', 'operation']) source.addEventListener(name, () => (heardAt = Date.now()))
    // The browser opens the line again by itself, unless it was refused; one that was cut without a word it does not notice.
    source.addEventListener('error', () => setDown(true))
    const watch = setInterval(() => Date.now() - heardAt > silenceMs && setDown(true), 5_000)
    return () => {
      clearInterval(watch)
      source.close()
    }
  }, [id])
  const asked = useApi(
    'GET /api/operations/:id',
    { params: { id } },
    { enabled: isDown && !isEnded, ...(isDown && !isEnded && { refetchMs: 2_000 }) },
  )
  const operation = isDown && !isEnded ? (asked.data ?? seen) : seen
  return { operation, isCutOff: isDown && !isEnded && asked.isError, error: asked.error }
}

/** The operation of a kind that is open now, whoever started it: what a screen shows again after a reload. */
export function useOpenOperation(kind: string, isAllowed: boolean): string | undefined {
  const query = { kind, state: 'open' as const, limit: 1 }
  return useApi('GET /api/operations', { query }, { enabled: isAllowed }).data?.items[0]?.id
}
