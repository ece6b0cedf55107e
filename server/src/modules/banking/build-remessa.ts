import { CnabError, type RemessaInput, type Titulo, writeRemessa } from '@open-sgp/cnab'
import { toAscii } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import type { AccountRow, CompanyRow } from '#modules/company'
import { txidOf } from './rules/txid.ts'
import { cnabLayoutOf, toAppError } from './cnab-failure.ts'
import type { InstructionToSend } from './views.ts'

/** A title that the bank would refuse: it stays for the next file, and a person sees why. */
export type LeftOut = { boletoId: string; invoiceId: string; invoiceNumber: number; code: string; detail: string }

type BuiltRemessa = { bytes: Uint8Array; sent: InstructionToSend[]; leftOut: LeftOut[] }

const commands = { register: 'registrar', write_off: 'baixar' } as const

/** The file of the orders that can go, and those that cannot. Throws AppError 422 when the account itself is at fault. */
export function buildRemessa(
  ctx: Ctx,
  { account, company }: { account: AccountRow; company: CompanyRow },
  sequence: number,
  instructions: readonly InstructionToSend[],
): BuiltRemessa {
  const write = (orders: readonly InstructionToSend[]) =>
    writeRemessa(
      inputOf(
        ctx,
        account,
        company,
        sequence,
        orders.map((order) => tituloOf(order, account)),
      ),
    )
  const leftOut: LeftOut[] = []
  const refuse = (order: InstructionToSend, code: string, detail: string) => {
    const { boletoId, invoiceId, invoiceNumber } = order
    leftOut.push({ boletoId, invoiceId, invoiceNumber, code, detail })
  }
  const complete = instructions.filter((order) => {
    const problem = findProblem(ctx, order)
    if (problem) refuse(order, problem.code, problem.detail)
    return problem === undefined
  })
  try {
    return { bytes: write(complete), sent: complete, leftOut }
  } catch (error) {
    if (!isTitleFault(error)) throw toAppError(error)
  }
  const sent = complete.filter((order) => {
    const fault = findFault(() => write([order]))
    if (fault) refuse(order, fault.code, fault.detail)
    return fault === undefined
  })
  return { bytes: write(sent), sent, leftOut }
}

const isTitleFault = (error: unknown): boolean =>
  error instanceof CnabError && error.problems.some(({ pointer }) => pointer.startsWith('/entrada/titulos/'))

function findFault(work: () => unknown): CnabError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof CnabError && isTitleFault(error)) return error
    throw toAppError(error)
  }
}

function findProblem(ctx: Ctx, order: InstructionToSend): { code: string; detail: string } | undefined {
  if (toAscii(order.clientName).trim() === '')
    return {
      code: 'no-name',
      detail: 'O nome do cliente está vazio ou não tem letras que o banco aceite. Corrija o cadastro.',
    }
  if (order.document === null)
    return {
      code: 'no-document',
      detail: 'O cliente não tem CPF nem CNPJ, que o banco exige do pagador. Complete o cadastro.',
    }
  if (!/^\d{8}$/.test(order.postalCode ?? '') || order.postalCode === '00000000')
    return {
      code: 'no-postal-code',
      detail: 'O cliente não tem endereço com CEP, que o banco exige. Complete o cadastro.',
    }
  if (order.command === 'register' && order.dueOn < ctx.today)
    return {
      code: 'overdue',
      detail: 'O vencimento já passou e o banco recusaria o registro. Emita a segunda via com nova data.',
    }
  return undefined
}

function inputOf(
  ctx: Ctx,
  account: AccountRow,
  company: CompanyRow,
  sequence: number,
  titulos: readonly Titulo[],
): RemessaInput {
  return {
    banco: account.bankCode,
    layout: cnabLayoutOf(account),
    entrada: {
      dataGeracao: ctx.today,
      horaGeracao: new Intl.DateTimeFormat('pt-BR', { timeZone: company.timeZone, timeStyle: 'medium' }).format(
        ctx.now,
      ),
      sequencialArquivo: sequence,
      conta: account.bankKeys,
      beneficiario: {
        nome: company.legalName,
        documento: company.cnpj,
        endereco: `${company.street}, ${company.streetNumber}`,
        bairro: company.district,
        cep: company.postalCode,
        cidade: company.city,
        uf: company.state,
      },
      titulos,
    },
  }
}

function tituloOf(order: InstructionToSend, account: AccountRow): Titulo {
  // Banks refuse fine and interest dated on the due date itself (payments.md §2.5).
  const diasAposVencimento = 1 + order.graceDays
  return {
    comando: commands[order.command],
    numero: String(order.sequence),
    nossoNumero: order.nossoNumero.slice(0, order.nossoNumero.length - order.nossoNumeroDv.length),
    nossoNumeroDv: order.nossoNumeroDv,
    numeroDocumento: order.documentNumber,
    numeroControle: txidOf(order.boletoId),
    valorCentavos: order.amountCents,
    emissao: order.issuedOn,
    vencimento: order.dueOn,
    multa: order.finePpm > 0 ? { percentual: order.finePpm / 10_000, diasAposVencimento } : null,
    juros: order.interestPpmMonth > 0 ? { percentualMes: order.interestPpmMonth / 10_000, diasAposVencimento } : null,
    desconto: null,
    diasProtesto: account.protestDays,
    diasBaixaAutomatica: account.writeOffDays,
    pagador: payerOf(order),
  }
}

const payerOf = (order: InstructionToSend) => ({
  nome: order.clientName,
  documento: order.document ?? '',
  endereco: [order.street, order.streetNumber, order.complement].filter((part) => part).join(', '),
  bairro: order.district ?? '',
  cep: order.postalCode ?? '',
  cidade: order.city ?? '',
  uf: order.state ?? '',
})
