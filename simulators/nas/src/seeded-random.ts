/** A reproducible source of chance: the same seed gives the same numbers. Never for secrets. */
export type SeededRandom = {
  /** From 0 to 1, 1 excluded. */
  readonly next: () => number
  readonly bytes: (length: number) => Buffer
  /** An independent source, so that one stream's use does not shift another's. */
  readonly fork: (label: string) => SeededRandom
}

/** Mulberry32, a 32-bit generator of Tommy Ettinger's in the public domain: small, fast, good enough for losing packets. */
export function seedRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)))
  const fork = (label: string) => seedRandom(hashLabel(seed, label))
  return { next, bytes, fork }
}

// FNV-1a over the label, started from the seed.
function hashLabel(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const octet of Buffer.from(label)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0
  return hash
}
