import { useLayoutEffect, useRef } from 'react'

/** Tells the style of a list where on the page it begins, so that its frame ends with the window. */
export function useListRoom() {
  const frame = useRef<HTMLDivElement>(null)
  // After every drawing: filters that wrap and bars that come push the list down.
  useLayoutEffect(() => {
    const measure = () => {
      const { current } = frame
      if (current === null) return
      const top = Math.round(current.getBoundingClientRect().top + window.scrollY)
      current.style.setProperty('--list-top', `${top}px`)
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  })
  return frame
}
