import { useRef, useState } from 'react'

/** One attempt at a time, and what was said against it. */
export function useAttempt() {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isUnderWay = useRef(false)
  const attempt = async (work: () => Promise<void>) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      isUnderWay.current = false
      setBusy(false)
    }
  }
  return { problem, isBusy, attempt }
}
