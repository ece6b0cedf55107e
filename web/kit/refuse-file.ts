import { formatBytes } from './format.ts'

export type FileLimits = {
  /** Endings that are taken, with the dot (`.ret`); any when absent. */
  extensions?: readonly string[] | undefined
  maxBytes: number
}

/** Why a file is not taken, in words; undefined when it is. Said before a byte of it travels. */
export function refuseFile(
  file: { name: string; size: number },
  { extensions, maxBytes }: FileLimits,
): string | undefined {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? ''
  if (extensions && !extensions.includes(ending))
    return `“${file.name}” não é um arquivo ${extensions.join(' ou ')}. Confira se escolheu o arquivo certo.`
  if (file.size === 0) return `“${file.name}” está vazio. Baixe-o de novo e tente outra vez.`
  if (file.size > maxBytes)
    return `“${file.name}” tem ${formatBytes(file.size)} e o limite é ${formatBytes(maxBytes)}. Confira se escolheu o arquivo certo.`
  return undefined
}
