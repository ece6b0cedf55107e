/** Minutes from one attempt to the next: 24 hours in all. A receiver that was down for an hour is asked again within another. */
const waits = [1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 480]

/** When to try again after `attempts` failures; undefined: never by itself. */
export function nextAttemptAt(attempts: number, now: Date): Date | undefined {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000)
}
