const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Shorter words stand in too many passwords by chance. */
const shortest = 4

/** The first word of `names` that a password contains, whatever its accents and case; undefined: none. */
export const namedIn = (password: string, names: readonly string[]): string | undefined => {
  const folded = fold(password)
  return names
    .flatMap((name) => fold(name).split(/[^a-z0-9]+/))
    .find((word) => word.length >= shortest && !/^\d+$/.test(word) && folded.includes(word))
}
