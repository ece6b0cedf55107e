import { useState } from 'react'
import { EntryFrame } from './entry-frame.tsx'
import { ForgotStep } from './forgot-step.tsx'
import type { Challenge } from './passkey.ts'
import { PasswordStep } from './password-step.tsx'
import { SecondFactorStep } from './second-factor-step.tsx'

type Step = { kind: 'password' } | { kind: 'second-factor'; challenge: Challenge } | { kind: 'forgot' }

/** How one enters: password, perhaps a second factor, or a passkey; as a page of its own, or over the page when a session ended. */
export function LoginForm({
  email: known = '',
  isPage = false,
  onDone,
}: {
  email?: string
  isPage?: boolean
  onDone: () => void
}) {
  const [email, setEmail] = useState(known)
  const [step, setStep] = useState<Step>({ kind: 'password' })
  const back = () => setStep({ kind: 'password' })
  const form =
    step.kind === 'second-factor' ? (
      <SecondFactorStep challenge={step.challenge} onDone={onDone} onBack={back} />
    ) : step.kind === 'forgot' ? (
      <ForgotStep email={email} onBack={back} />
    ) : (
      <PasswordStep
        email={email}
        isKnown={known !== ''}
        onEmail={setEmail}
        onDone={onDone}
        onChallenge={(challenge) => setStep({ kind: 'second-factor', challenge })}
        onForgot={() => setStep({ kind: 'forgot' })}
      />
    )
  return isPage ? <EntryFrame>{form}</EntryFrame> : form
}
