import { type CivilDate, formatCents, formatDocument } from '@open-sgp/brasil'
import type { SearchHit } from '../schemas.ts'

const join = (parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part).join(' · ')
const day = (date: CivilDate): string => date.split('-').toReversed().join('/')

type Client = { id: string; code: number; name: string; document: string | null; kind: string; status: string }
export const toClientHit = ({ id, code, name, document, kind, status }: Client): SearchHit => ({
  kind: 'client',
  id,
  title: name,
  subtitle: join([`Código ${code}`, kind === 'foreigner' || document === null ? document : formatDocument(document)]),
  state: status,
})

type Contract = { id: string; number: number; status: string; clientName: string; planName: string }
export const toContractHit = ({ id, number, status, clientName, planName }: Contract): SearchHit => ({
  kind: 'contract',
  id,
  title: `Contrato ${number}`,
  subtitle: join([clientName, planName]),
  state: status,
})

type Invoice = {
  id: string
  number: number
  status: string
  dueOn: CivilDate
  amountCents: number
  openCents: number
  clientName: string
}
export const toInvoiceHit = (invoice: Invoice, today: CivilDate): SearchHit => {
  const { id, number, status, dueOn, amountCents, openCents, clientName } = invoice
  const isOpen = status === 'open'
  return {
    kind: 'invoice',
    id,
    title: `Título ${number}`,
    subtitle: join([clientName, formatCents(isOpen ? openCents : amountCents), `vence ${day(dueOn)}`]),
    state: isOpen && dueOn < today ? 'overdue' : status,
  }
}

type Login = {
  id: string
  username: string
  isEnabled: boolean
  contractNumber: number
  clientName: string
  mac: string | null
  address: string | null
}
export const toLoginHit = ({
  id,
  username,
  isEnabled,
  contractNumber,
  clientName,
  mac,
  address,
}: Login): SearchHit => ({
  kind: 'login',
  id,
  title: username,
  subtitle: join([clientName, `contrato ${contractNumber}`, address, mac?.toUpperCase()]),
  state: String(isEnabled),
})

type Session = { id: string; username: string; mac: string | null; address: string | null }
export const toSessionHit = ({ id, username, mac, address }: Session): SearchHit => ({
  kind: 'session',
  id,
  title: username,
  subtitle: join(['Conexão aberta', address, mac?.toUpperCase()]),
  state: 'true',
})
