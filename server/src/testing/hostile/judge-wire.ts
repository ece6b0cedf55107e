import { Answer, guards, insides } from './judge-answer.ts'

export type WireAnswer = { status: number; headers: ReadonlyMap<string, string>; body: string }

/** The answers in what came back on a connection, one after the other; an announcement (1xx) is none. */
export function readAnswers(heard: string): WireAnswer[] {
  const answers: WireAnswer[] = []
  for (let rest = heard; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n')
    const [line = '', ...fields] = rest.slice(0, end).split('\r\n')
    const headers = new Map(
      fields.map(
        (field) => [field.split(':')[0]?.toLowerCase() ?? '', field.split(/:\s*/).slice(1).join(':')] as const,
      ),
    )
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1])
    const untilEnd = status < 200 ? 0 : rest.length - end - 4
    const length = Number(headers.get('content-length') ?? untilEnd)
    const body = rest.slice(end + 4, end + 4 + length)
    if (!(status < 200)) answers.push({ status, headers, body })
    rest = end < 0 ? '' : rest.slice(end + 4 + body.length)
  }
  return answers
}

/** What is wrong with an answer, whatever was written to the socket. */
export function findWireFault({ status, headers, body }: WireAnswer): string | undefined {
  const told = `${status} ${body.slice(0, 200)}`
  if (!(status < 500)) return told
  if (insides.test(body)) return `tells of the inside: ${told}`
  const bare = guards.find((name) => !headers.has(name))
  if (bare !== undefined) return `without ${bare}: ${told}`
  if (status < 400) return undefined
  if (headers.get('content-type') !== 'application/problem+json') return `is no problem+json: ${told}`
  return Answer.safeParse(JSON.parse(body)).success ? undefined : `is an odd problem: ${told}`
}
