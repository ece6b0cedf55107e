import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

const content = () => document.getElementById('conteudo')

/** First stop of the keyboard: past the frame. */
export function SkipLink() {
  return (
    <a
      className="skip-link"
      href="#conteudo"
      onClick={(event) => {
        event.preventDefault()
        content()?.focus()
      }}
    >
      Pular para o conteúdo
    </a>
  )
}

const waitMs = 5_000
/** A closing dialog gives the focus back to where it was: this comes after. */
const afterDialogsMs = 60

/**
 * A new screen begins at its title: there the keyboard goes on, and a screen reader says where one is. A field that the screen
 * itself put the cursor into keeps it.
 */
export function useTitleFocus(): void {
  // Where the screen in front is from: the address is ahead of it while the next one loads.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const isFirst = useRef(true)
  useEffect(() => {
    if (pathname === undefined) return undefined
    if (isFirst.current) {
      isFirst.current = false
      return undefined
    }
    return whenTitleIsThere((title) => {
      if (content()?.contains(document.activeElement) && document.activeElement !== content()) return
      title.tabIndex = -1
      title.focus({ preventScroll: true })
    })
  }, [pathname])
}

/** Calls `work` with the screen's title as soon as there is one; gives what stops waiting. */
function whenTitleIsThere(work: (title: HTMLElement) => void): () => void {
  const main = content()
  if (!main) return () => {}
  const look = () => {
    const title = main.querySelector('h1')
    if (!title) return
    stop()
    work(title)
  }
  const observer = new MutationObserver(look)
  const begin = setTimeout(() => {
    observer.observe(main, { childList: true, subtree: true })
    look()
  }, afterDialogsMs)
  const end = setTimeout(() => stop(), waitMs)
  const stop = () => {
    clearTimeout(begin)
    clearTimeout(end)
    observer.disconnect()
  }
  return stop
}
