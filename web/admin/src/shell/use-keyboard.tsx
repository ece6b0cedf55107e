import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useState, type ReactNode } from 'react'

const GlobalSearch = lazy(async () => ({ default: (await import('./global-search.tsx')).GlobalSearch }))
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }))

type Keyboard = { search: () => void; shortcuts: () => void; overlays: ReactNode }

/** What keys and buttons open over any screen. It is loaded when first wanted. */
export function useKeyboard(): Keyboard {
  const [searches, setSearches] = useState(0)
  const [isHelpOpen, setHelpOpen] = useState<boolean>()
  const search = () => setSearches((count) => count + 1)
  const shortcuts = () => setHelpOpen(true)
  // Also out of a field, as long as it writes nothing; the others only where nobody types.
  useHotkeys([['mod+K', search]], [])
  useHotkeys([
    ['/', search],
    ['shift+?', shortcuts],
    ['?', shortcuts],
  ])
  const overlays = (
    <Suspense>
      {searches > 0 && <GlobalSearch openings={searches} />}
      {isHelpOpen !== undefined && <Shortcuts isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />}
    </Suspense>
  )
  return { search, shortcuts, overlays }
}
