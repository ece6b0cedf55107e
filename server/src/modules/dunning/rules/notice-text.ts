import { addDays, formatCents, formatCnpj, type CivilDate } from '@open-sgp/brasil'
import { br } from './br.ts'
import type { ContractFacts, Title } from './facts.ts'
import { cancelFrom, type Policy } from './policy.ts'

export type Sender = { tradeName: string; legalName: string; cnpj: string; phone: string | null; email: string | null }

/** Contents that RGC (Res. Anatel 765/2023) asks of the notice: reason, amount, competência, dates of suspension and rescission, possible negativation, term of restoration. */
export function writeNotice(
  { number, clientName }: ContractFacts,
  title: Title,
  {
    policy,
    suspendFrom,
    sender,
    link,
  }: { policy: Policy; suspendFrom: CivilDate; sender: Sender; link: string | null },
): { subject: string; body: string } {
  const rescind = br(cancelFrom(suspendFrom, policy))
  const contact = [sender.phone, sender.email].filter((text) => text !== null).join(' · ')
  const body = [
    `Olá, ${clientName}.`,
    `Não localizamos o pagamento do título ${title.number}, do contrato ${number}. Este é o aviso de débito previsto no Regulamento Geral de Direitos do Consumidor de Telecomunicações (Resolução Anatel 765/2023).`,
    [
      'Motivo: falta de pagamento',
      `Valor em aberto: ${formatCents(title.openCents)}, mais a multa e os juros do contrato`,
      `Vencimento: ${br(title.dueOn)}`,
      `Competência: ${competenciaOf(title)}`,
      `Suspensão do serviço: a partir de ${br(suspendFrom)}, se o débito continuar em aberto`,
      `Rescisão do contrato: a partir de ${rescind}, se o débito continuar em aberto`,
    ].join('\n'),
    ...(link === null ? [] : [`Pague agora por Pix ou boleto, sem senha: ${link}`]),
    `Depois da rescisão, o débito pode ser incluído em cadastros de proteção ao crédito (SPC, Serasa).`,
    `Se o serviço for suspenso, ele volta em até 1 dia depois que soubermos do pagamento, e os dias de suspensão não são cobrados. O acesso ao nosso atendimento e aos serviços de emergência é mantido.`,
    `Se você já pagou, desconsidere este aviso.`,
    `${sender.tradeName}\n${sender.legalName} · CNPJ ${formatCnpj(sender.cnpj)}${contact === '' ? '' : `\n${contact}`}`,
  ].join('\n\n')
  return { subject: `Aviso de débito: título ${title.number}, vencido em ${br(title.dueOn)}`, body: `${body}\n` }
}

/** Month of the service that is owed; of what has no period, the month it fell due. */
function competenciaOf({ period, dueOn }: Title): string {
  if (!period) return monthOf(dueOn)
  return `${monthOf(period.from)} (${br(period.from)} a ${br(addDays(period.to, -1))})`
}

const monthOf = (date: CivilDate): string => `${date.slice(5, 7)}/${date.slice(0, 4)}`
