/** One session as its router lived it, and its packets as the network delivered them. Instants in seconds since 1970. */
export type Story = {
  name: string
  startedAt: number
  isClosed: boolean
  last: { seconds: number; up: number; down: number }
  packets: { type: 'Start' | 'Interim-Update' | 'Stop'; at: number; seconds: number; up: number; down: number }[]
}

/** `count` sessions: 70 % ended; 40 % of the packets twice, one Start in five lost, everything out of order. Counters pass 2³². */
export function tellStories(count: number, seed: number): Story[] {
  const random = generator(seed)
  const startedAt = Math.floor(Date.now() / 1000) - 7200
  return Array.from({ length: count }, (_, k) => {
    const isClosed = random() < 0.7
    const interims = 1 + Math.floor(random() * 5)
    const told = (type: Story['packets'][number]['type'], seconds: number) => ({
      type,
      at: startedAt + seconds,
      seconds,
      up: seconds * 1_000_003,
      down: seconds * 40_000_001,
    })
    const whole = [
      told('Start', 0),
      ...Array.from({ length: interims }, (_, j) => told('Interim-Update', 300 * (j + 1))),
    ]
    if (isClosed) whole.push(told('Stop', 300 * interims + 77))
    const last = whole.at(-1) ?? told('Start', 0)
    const repeated = [...whole, ...whole.filter(() => random() < 0.4)]
    const isStartLost = random() < 0.2
    const packets = shuffle(isStartLost ? repeated.filter(({ type }) => type !== 'Start') : repeated, random)
    return { name: `h${seed}-${k}`, startedAt, isClosed, last, packets }
  })
}

// Park and Miller, "Random number generators: good ones are hard to find", 1988.
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
