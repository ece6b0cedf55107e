import { Center, Loader, Modal } from '@mantine/core'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import {
  ApiError,
  call,
  Failure,
  rememberCompany,
  rememberedCompany,
  SessionProvider,
  whenDutyArises,
  whenSessionEnds,
  type SessionInfo,
} from '#kit'
import { LoginForm } from './login-form.tsx'
import { useHold } from './use-hold.ts'

const DutyPage = lazy(async () => ({ default: (await import('./duty-page.tsx')).DutyPage }))
const Duty = lazy(async () => ({ default: (await import('./duty-page.tsx')).Duty }))

type State =
  | { kind: 'asking' }
  | { kind: 'out' }
  | { kind: 'in'; session: SessionInfo }
  | { kind: 'failed'; error: Error }

/**
 * Nobody sees a screen without a session. One that ends while working is renewed over the page, so that no form is lost; so is done
 * what a person must do first since a moment ago (a role that now asks for a second factor).
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'asking' })
  const [login, duty] = [useHold(), useHold()]
  const client = useQueryClient()

  const load = async () => {
    try {
      setState({ kind: 'in', session: await call('GET /api/session') })
    } catch (error) {
      // A company that this person may no longer see looks like no session at all.
      if (error instanceof ApiError && error.status === 401 && rememberedCompany() !== undefined) {
        rememberCompany(undefined)
        return await load()
      }
      setState(
        error instanceof ApiError && error.status === 401
          ? { kind: 'out' }
          : { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) },
      )
    }
  }
  useEffect(() => void load(), [])
  const isIn = state.kind === 'in'
  useEffect(() => {
    whenSessionEnds(isIn ? login.hold : async () => {})
    // What is to be done is said by the session, which may be asked for all the same.
    whenDutyArises(isIn ? () => Promise.all([duty.hold(), load()]).then(() => {}) : undefined)
  }, [isIn])
  const owes = isIn && state.session.duties.length > 0
  useEffect(() => {
    if (isIn && !owes) duty.release()
  }, [state])

  const entered = async () => {
    client.clear()
    await load()
  }
  if (state.kind === 'asking') return <Waiting />
  if (state.kind === 'failed') return <Failure error={state.error} retry={() => void load()} />
  if (state.kind === 'out') return <LoginForm isPage onDone={() => void entered()} />
  if (owes && !duty.isHolding)
    return (
      <SessionProvider value={state.session}>
        <Suspense fallback={<Waiting />}>
          <DutyPage session={state.session} onDone={() => void entered()} />
        </Suspense>
      </SessionProvider>
    )
  return (
    <SessionProvider value={state.session}>
      {children}
      <Modal opened={login.isHolding} onClose={() => {}} withCloseButton={false} centered title="Sua sessão expirou">
        <LoginForm email={state.session.user.email} onDone={login.release} />
      </Modal>
      <Modal opened={owes} onClose={() => {}} withCloseButton={false} centered title="Antes de continuar">
        <Suspense fallback={<Waiting />}>
          <Duty session={state.session} onDone={() => void load()} />
        </Suspense>
      </Modal>
    </SessionProvider>
  )
}

const Waiting = () => (
  <Center h="100vh">
    <Loader aria-label="Carregando" />
  </Center>
)
