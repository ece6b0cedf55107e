import { useCallback, useEffect, useState } from 'react'

type Fresh<T> = { data: T | undefined; error: Error | undefined; refresh: () => void }

/**
 * What the server says, asked again every `seconds(data)` while somebody looks at the page; what was shown stays when an
 * answer fails. `seconds` gives null when nothing will change any more. Both functions must be stable.
 */
export function useFresh<T>(ask: () => Promise<T>, seconds: (data: T | undefined) => number | null): Fresh<T> {
  const [state, setState] = useState<{ data?: T; error?: Error; round: number }>({ round: 0 })
  const refresh = useCallback(() => setState((now) => ({ ...now, round: now.round + 1 })), [])
  const { data, error, round } = state
  useEffect(() => {
    let isGone = false
    ask().then(
      (answer) => !isGone && setState((now) => ({ data: answer, round: now.round })),
      (problem: unknown) =>
        !isGone &&
        setState((now) => ({ ...now, error: problem instanceof Error ? problem : new Error(String(problem)) })),
    )
    return () => {
      isGone = true
    }
  }, [ask, round])
  useEffect(() => {
    const wait = seconds(data)
    if (wait === null) return undefined
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), wait * 1_000)
    return () => clearInterval(timer)
  }, [data, seconds, refresh])
  return { data, error, refresh }
}
