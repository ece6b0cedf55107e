import { addDays, formatCents, type CivilDate } from '@open-sgp/brasil'
import { br } from './br.ts'
import type { ContractFacts, Guard, Notice, Title } from './facts.ts'
import { dayToSuspend, isDayToSuspend, noticeDueOn, type Policy } from './policy.ts'

/** What the rules say of a contract on a day, and why, in words for people. */
export type Decision =
  | { action: 'suspend'; basis: Title & { notice: Notice }; reason: string; explanation: string }
  | { action: 'release' | 'wait' | 'exclude' | 'none'; explanation: string }

type Noticed = { title: Title & { notice: Notice }; from: CivilDate }

const until = ({ until, reason }: Guard) => `${until === null ? '' : ` até ${br(until)}`} (${reason})`
const sum = (titles: readonly Title[]) => titles.reduce((total, { openCents }) => total + openCents, 0)

/** A failed notice rests for as many days as it has failed times, at most this many; a new address starts again. */
const longestRest = 15

/** Titles for which a notice is to be written (or written anew) on `on`. */
export function noticesDue(facts: ContractFacts, policy: Policy, on: CivilDate): Title[] {
  const isServed = facts.status === 'active' || facts.status === 'suspended'
  if (!isServed || facts.doNotNotify || sum(facts.titles) < policy.minimumDebtCents) return []
  return facts.titles.filter(
    ({ dueOn, notice }) => noticeDueOn(dueOn, policy) <= on && needsNotice(notice, facts.email, on),
  )
}

function needsNotice(notice: Notice | null, email: string | null, on: CivilDate): boolean {
  if (!notice) return true
  if (notice.status !== 'failed' || email === null) return false
  const rest = notice.recipient === email ? Math.min(notice.round, longestRest) : 1
  return addDays(notice.writtenOn, rest) <= on
}

/** Titles whose notice was delivered, with the first day on which each may suspend the service, earliest first. */
function noticedTitles(facts: ContractFacts, policy: Policy): Noticed[] {
  const noticed = facts.titles.flatMap((title): Noticed[] => {
    const { notice } = title
    if (!notice || notice.deliveredOn === null) return []
    const term = addDays(notice.deliveredOn, policy.suspendAfterNoticeDays)
    return [{ title: { ...title, notice }, from: term > notice.suspendFrom ? term : notice.suspendFrom }]
  })
  return noticed.toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

const becauseOf = ({ title }: Noticed) =>
  `título ${title.number} vencido em ${br(title.dueOn)}, aviso entregue em ${br(title.notice.deliveredOn ?? '')}`

/** Whether the contract is to be suspended, released or left as it is on `on`. Pure: the same facts give the same answer. */
export function decide(facts: ContractFacts, policy: Policy, on: CivilDate): Decision {
  const noticed = noticedTitles(facts, policy)
  const ripe = noticed.filter(({ from }) => from <= on)
  if (facts.status === 'suspended') return decideSuspended(facts, policy, ripe)
  if (facts.status !== 'active' || facts.titles.length === 0) return { action: 'none', explanation: 'nada a cobrar' }
  // Whom people guarded against both the notice and the suspension, they left out of dunning altogether.
  if (facts.doNotBlock && facts.doNotNotify)
    return { action: 'exclude', explanation: `fora da cobrança${until(facts.doNotBlock)}` }
  const [first = noticed[0]] = ripe
  if (!first) return { action: 'wait', explanation: explainUnnoticed(facts) }
  const obstacle = findObstacle(facts, policy, ripe, first, on)
  if (obstacle !== undefined) return { action: 'wait', explanation: obstacle }
  const reason = becauseOf(first)
  return { action: 'suspend', basis: first.title, reason, explanation: `bloqueia em ${br(on)}: ${reason}` }
}

function findObstacle(
  facts: ContractFacts,
  policy: Policy,
  ripe: readonly Noticed[],
  first: Noticed,
  on: CivilDate,
): string | undefined {
  if (facts.doNotBlock) return `não bloquear${until(facts.doNotBlock)}; ${becauseOf(first)}`
  if (facts.unlockUntil !== null) return `desbloqueio de confiança até ${br(facts.unlockUntil)}; ${becauseOf(first)}`
  if (ripe.length > 0 && ripeDebt(ripe) < policy.minimumDebtCents)
    return `dívida avisada de ${formatCents(ripeDebt(ripe))} abaixo do mínimo de ${formatCents(policy.minimumDebtCents)}`
  if (first.from > on || !isDayToSuspend(on, policy))
    return `bloqueia em ${br(dayToSuspend(first.from > on ? first.from : on, policy))}: ${becauseOf(first)}`
  return undefined
}

const ripeDebt = (ripe: readonly Noticed[]) => sum(ripe.map(({ title }) => title))

function explainUnnoticed({ titles, doNotNotify, email }: ContractFacts): string {
  const [oldest] = titles
  const title = oldest ? `título ${oldest.number} vencido em ${br(oldest.dueOn)}` : ''
  if (doNotNotify) return `sem aviso entregue: não avisar${until(doNotNotify)}; ${title}`
  if (email === null && oldest?.notice?.status === 'failed')
    return `sem aviso entregue: cliente sem e-mail de cobrança; ${title}`
  if (oldest?.notice?.status === 'failed') return `sem aviso entregue: o envio falhou; ${title}`
  return `sem aviso entregue: ${title}`
}

/**
 * Only arrears are undone, and only when no debt whose notice has run its term is left (or less than the minimum): a debt noticed
 * meanwhile has its own 15 days first. A financial suspension without our proof was made by a person: it ends when nothing is overdue.
 */
function decideSuspended(facts: ContractFacts, policy: Policy, ripe: readonly Noticed[]): Decision {
  if (facts.suspension?.kind !== 'financial') return { action: 'none', explanation: 'suspenso por outro motivo' }
  const [first] = ripe
  const isOwed = facts.suspension.hasProof
    ? first !== undefined && ripeDebt(ripe) >= policy.minimumDebtCents
    : facts.titles.length > 0
  if (!isOwed) return { action: 'release', explanation: explainRelease(facts, policy) }
  return {
    action: 'none',
    explanation: first ? `segue suspenso: ${becauseOf(first)}` : 'segue suspenso: há título vencido',
  }
}

const explainRelease = ({ titles }: ContractFacts, { minimumDebtCents }: Policy): string => {
  if (titles.length === 0) return 'débito quitado'
  return minimumDebtCents > 0
    ? `o que resta vencido está abaixo do mínimo de ${formatCents(minimumDebtCents)} ou ainda no prazo do aviso`
    : 'o que resta vencido ainda está no prazo do aviso'
}
