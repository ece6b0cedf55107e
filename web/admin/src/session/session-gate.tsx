import { Center, Loader, Modal } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import {
  ApiError,
  call,
  Failure,
  rememberCompany,
  rememberedCompany,
  SessionProvider,
  whenSessionEnds,
  type SessionInfo,
} from '#kit'
import { LoginForm } from './login-form.tsx'

const DutyPage = lazy(async () => ({ default: (await import('./duty-page.tsx')).DutyPage }))

type State =
  | { kind: 'asking' }
  | { kind: 'out' }
  | { kind: 'in'; session: SessionInfo }
  | { kind: 'failed'; error: Error }

/** Nobody sees a screen without a session. One that ends while working is renewed over the page, so that no form is lost. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'asking' })
  const [isRenewing, setRenewing] = useState(false)
  const waiting = useRef<(() => void)[]>([])
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
    whenSessionEnds(
      isIn
        ? () =>
            new Promise((resolve) => {
              waiting.current.push(resolve)
              setRenewing(true)
            })
        : async () => {},
    )
  }, [isIn])

  const renewed = () => {
    setRenewing(false)
    for (const resolve of waiting.current.splice(0)) resolve()
  }
  const entered = async () => {
    client.clear()
    await load()
  }
  if (state.kind === 'asking') return <Waiting />
  if (state.kind === 'failed') return <Failure error={state.error} retry={() => void load()} />
  if (state.kind === 'out') return <LoginForm isPage onDone={() => void entered()} />
  if (state.session.duties.length > 0)
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
      <Modal opened={isRenewing} onClose={() => {}} withCloseButton={false} centered title="Sua sessão expirou">
        <LoginForm email={state.session.user.email} onDone={renewed} />
      </Modal>
    </SessionProvider>
  )
}

const Waiting = () => (
  <Center h="100vh">
    <Loader aria-label="Carregando" />
  </Center>
)
