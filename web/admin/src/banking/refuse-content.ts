const megabyte = 1024 * 1024
/** What the server takes: some 150,000 titles of CNAB 400. */
export const largestRetorno = 64 * megabyte

const knownOthers: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'é um PDF'],
  [
    /^PK\x03\x04/,
    'é um arquivo compactado ou uma planilha (ZIP, XLSX). Se o banco o entregou compactado, extraia-o antes',
  ],
  [/^(\x89PNG|\xff\xd8\xff|GIF8)/, 'é uma imagem'],
  [/^\s*(OFXHEADER|<\?xml|<OFX)/i, 'é um extrato (OFX) ou XML. O retorno é outro arquivo: o da cobrança'],
  [/^\s*<(!doctype|html)/i, 'é uma página da internet'],
]

/**
 * Why bytes cannot be a bank's retorno, judged by the first of them; undefined when they may be one. A retorno is lines of text of 240
 * or 400 columns: its first line begins with `02RETORNO` or with the bank's three digits and `00000` (payments.md §4.3).
 */
export function refuseContent(name: string, head: string): string | undefined {
  const other = knownOthers.find(([pattern]) => pattern.test(head))
  if (other) return `“${name}” ${other[1]}. Baixe no site do banco o arquivo de retorno da cobrança (CNAB).`
  const first = (
    head
      .replace(/^\xef\xbb\xbf/, '')
      .split(/[\r\n]/)
      .find((line) => line.trim() !== '') ?? ''
  ).trimStart()
  if (/^0[12]/.test(first) || /^\d{3}0000/.test(first)) return undefined
  return `“${name}” não é um arquivo de retorno: a primeira linha não é a de um arquivo CNAB. Baixe no site do banco o arquivo de retorno da cobrança.`
}

/** Reads only the beginning: a wrong file of any size is refused before it travels. */
export async function refuseFileContent(file: File): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.slice(0, 2_048).arrayBuffer())
  return refuseContent(file.name, new TextDecoder('latin1').decode(bytes))
}
