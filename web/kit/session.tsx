import { createContext, useContext } from 'react'
import type { ResponseOf } from './api.ts'

export type SessionInfo = ResponseOf<'GET /api/session'>

const SessionContext = createContext<SessionInfo | undefined>(undefined)
export const SessionProvider = SessionContext.Provider

/** Who is signed in. */
export function useSession(): SessionInfo {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of a session')
  return session
}

/** `can('billing.invoice.cancel')`: whether the person in front of the screen may. The server decides all the same. */
export function useCan(): (permission: string) => boolean {
  const { user } = useSession()
  return (permission) => user.permissions.includes(permission)
}
