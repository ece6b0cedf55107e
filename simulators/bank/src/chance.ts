/** A number from 0 to 1 that depends on seed and label alone (FNV-1a): no state, so that no call shifts another. */
export function chanceOf(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const octet of Buffer.from(label)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0
  // Labels differ in their last characters: one more round spreads them over the high bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}
