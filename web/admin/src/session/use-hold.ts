import { useRef, useState } from 'react'

/** Requests that wait for the person in front of the screen: `hold` keeps one until `release`. */
export function useHold() {
  const [isHolding, setHolding] = useState(false)
  const waiting = useRef<(() => void)[]>([])
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.current.push(resolve)
      setHolding(true)
    })
  const release = () => {
    setHolding(false)
    for (const resolve of waiting.current.splice(0)) resolve()
  }
  return { isHolding, hold, release }
}
