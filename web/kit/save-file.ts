/** Hands what a file route answered to the browser's downloads, under a name. */
export function saveFile(content: unknown, name: string): void {
  if (!(content instanceof Blob)) throw new TypeError('A file route answers a file.')
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
