import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Frame, Message } from './frame.tsx'
import { GardenPage } from './garden.tsx'
import { InvoicePage } from './invoice.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

/** Two pages, each an address of its own: there is nothing to route between. */
function Place() {
  const path = window.location.pathname.replace(/\/$/, '')
  const token = /^\/f\/([^/]+)$/.exec(path)?.[1]
  if (token !== undefined) return <InvoicePage token={decodeToken(token)} />
  if (path === '/bloqueio') return <GardenPage />
  return (
    <Frame company={null}>
      <Message title="Esta página não existe">Confira o endereço que você recebeu do seu provedor.</Message>
    </Frame>
  )
}

function decodeToken(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

createRoot(root).render(
  <StrictMode>
    <Place />
  </StrictMode>,
)
