import { formatCount } from '#kit'
import type { DunningRun } from './preview.tsx'

const said = (count: number, one: string, many: string) => (count === 0 ? [] : [formatCount(count, one, many)])

type Counts = Omit<DunningRun, 'decisions'>

/** What a run does, in a sentence with its numbers. */
export function summarise(run: Counts): string {
  const parts = [
    ...said(run.suspendedCount, 'contrato suspenso', 'contratos suspensos'),
    ...said(run.noticedCount, 'aviso enviado', 'avisos enviados'),
    ...said(run.releasedCount, 'contrato liberado', 'contratos liberados'),
    ...said(run.brokenUnlockCount, 'promessa quebrada', 'promessas quebradas'),
    ...said(run.keptUnlockCount, 'promessa cumprida', 'promessas cumpridas'),
    ...said(run.excludedCount, 'fora da cobrança', 'fora da cobrança'),
    ...said(run.waitingCount, 'sem ação', 'sem ação'),
    ...said(run.failedCount, 'recusado', 'recusados'),
  ]
  return parts.length === 0 ? 'Ninguém a cobrar.' : `${parts.join(', ')}.`
}

/** What will happen, to be read before one says yes. */
export function foretell(run: Counts): string {
  const parts = [
    ...said(run.suspendedCount, 'contrato será suspenso', 'contratos serão suspensos'),
    ...said(run.noticedCount, 'aviso será enviado', 'avisos serão enviados'),
    ...said(run.releasedCount, 'contrato será liberado', 'contratos serão liberados'),
    ...said(run.brokenUnlockCount, 'promessa será dada por quebrada', 'promessas serão dadas por quebradas'),
    ...said(run.keptUnlockCount, 'promessa será dada por cumprida', 'promessas serão dadas por cumpridas'),
  ]
  return parts.length === 0 ? 'Nada será feito: ninguém a avisar, suspender ou liberar.' : `${parts.join(', ')}.`
}
