/** What a paper of a client may be, told by its first bytes: names and declared types lie. */
const kinds: readonly { mediaType: string; extension: string; isIt: (head: string) => boolean }[] = [
  { mediaType: 'application/pdf', extension: 'pdf', isIt: (head) => head.startsWith('%PDF-') },
  { mediaType: 'image/jpeg', extension: 'jpg', isIt: (head) => head.startsWith('\u00ff\u00d8\u00ff') },
  { mediaType: 'image/png', extension: 'png', isIt: (head) => head.startsWith('\u0089PNG\r\n\u001a\n') },
  { mediaType: 'image/webp', extension: 'webp', isIt: (head) => /^RIFF[^]{4}WEBP/.test(head) },
  // ISO base media file: how iPhones keep photographs.
  { mediaType: 'image/heic', extension: 'heic', isIt: (head) => /^[^]{4}ftyp(heic|heix|heim|heis|mif1)/.test(head) },
]

export type FileKind = { mediaType: string; extension: string }

/** The kind of a file by its first bytes; undefined when it is none that a client's file admits. */
export function kindOfFile(content: Uint8Array): FileKind | undefined {
  const head = String.fromCharCode(...content.subarray(0, 16))
  const kind = kinds.find(({ isIt }) => isIt(head))
  return kind && { mediaType: kind.mediaType, extension: kind.extension }
}

/** The name under which a file is given back: its own, with the ending of what it is. */
export function safeName(name: string, { extension }: FileKind): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '')
  return `${stem === '' ? 'documento' : stem}.${extension}`
}
