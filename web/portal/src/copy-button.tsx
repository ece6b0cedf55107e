import { useState } from 'react'

/** Copies a text and says so. The clipboard's own way works only over HTTPS; the notice page often opens without it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = () =>
    void write(text).then((done) => {
      setIsCopied(done)
      if (done) setTimeout(() => setIsCopied(false), 4_000)
    })
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{isCopied ? 'Copiado' : label}</span>
    </button>
  )
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return writeBySelection(text)
  }
}

function writeBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.className = 'off-screen'
  document.body.append(area)
  area.select()
  // oxlint-disable-next-line typescript/no-deprecated -- the only way without HTTPS
  const done = document.execCommand('copy')
  area.remove()
  return done
}
