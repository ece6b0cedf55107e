import { z } from 'zod'

/** What a receiver is told of one object. */
export type Message = { objectId: string; data: object }

/** A kind of message: which fact of ours it comes from, what it says, and how a fact of many objects becomes one message each. */
export type EventKind = {
  /** pt-BR, for who chooses. */
  summary: string
  /** Name of the fact; null: no fact, sent by hand. */
  fact: string | null
  data: z.ZodType
  messagesOf: (payload: unknown) => Message[]
}

const id = z.uuid()

function ofOne<S extends z.ZodObject>(fact: string, key: string, data: S, summary: string): EventKind {
  const messagesOf = (payload: unknown): Message[] => {
    const parsed: Record<string, unknown> = data.parse(payload)
    return [{ objectId: String(parsed[key]), data: parsed }]
  }
  return { summary, fact, data, messagesOf }
}

function ofMany(fact: string, noun: 'contract' | 'invoice', summary: string): EventKind {
  const Payload = z.record(z.literal(`${noun}Ids`), z.array(id))
  const data = z.object({ [`${noun}Id`]: id })
  const messagesOf = (payload: unknown): Message[] =>
    Payload.parse(payload)[`${noun}Ids`].map((one) => ({ objectId: one, data: { [`${noun}Id`]: one } }))
  return { summary, fact, data, messagesOf }
}

const Contract = z.object({ contractId: id })
const AccessChange = z.object({ contractId: id, from: z.string(), to: z.string() })

/** The type of a message sent by hand. */
export const testType = 'webhook.test'

/** Every message that an endpoint may ask for. Names and fields are a promise: new ones may come, none goes. */
export const catalogue: Readonly<Record<string, EventKind>> = {
  'contract.activated': ofOne('contracts.activated', 'contractId', Contract, 'Contrato ativado'),
  'contract.suspended': ofOne('contracts.suspended', 'contractId', Contract, 'Contrato suspenso'),
  'contract.resumed': ofOne('contracts.resumed', 'contractId', Contract, 'Contrato retomado'),
  'contract.cancelled': ofOne('contracts.cancelled', 'contractId', Contract, 'Contrato cancelado'),
  'contract.ended': ofOne('contracts.ended', 'contractId', Contract, 'Contrato encerrado'),
  'contract.plan-changed': ofMany('contracts.plan-changed', 'contract', 'Plano do contrato alterado'),
  'contract.access-changed': ofOne(
    'contracts.access-changed',
    'contractId',
    AccessChange,
    'Acesso do contrato liberado, reduzido ou bloqueado',
  ),
  'invoice.issued': ofMany('billing.invoices-issued', 'invoice', 'Título emitido'),
  'invoice.settled': ofMany('billing.invoices-settled', 'invoice', 'Título quitado'),
  'invoice.reopened': ofMany('billing.invoices-reopened', 'invoice', 'Título reaberto por estorno'),
  'invoice.cancelled': ofMany('billing.invoices-cancelled', 'invoice', 'Título cancelado'),
  'invoice.adjusted': ofMany('billing.invoices-adjusted', 'invoice', 'Título alterado'),
  [testType]: {
    summary: 'Mensagem de teste, enviada pela tela',
    fact: null,
    data: z.object({ endpointId: id }),
    messagesOf: () => [],
  },
}

/** By the name of the fact. */
export const typesOfFact = (fact: string): [string, EventKind][] =>
  Object.entries(catalogue).filter(([, kind]) => kind.fact === fact)
