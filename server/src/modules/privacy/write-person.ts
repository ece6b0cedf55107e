import type { Ctx } from '#kernel/context'
import type { FileReply } from '#kernel/http'
import type { explain } from './collect-person.ts'
import { formatDate } from './rules/format-instant.ts'

/** What is held of somebody, whoever they are. */
export type Held = { name: string; generatedAt: Date; tables: Awaited<ReturnType<typeof explain>> }

export const mediaTypes = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8' } as const

/** All that is held of a person as a page to be read and printed, or as JSON for another system (LGPD, arts. 18 and 19). */
export const writePerson = (
  ctx: Ctx,
  held: Held & { id?: string; clientId?: string },
  format: 'html' | 'json',
): FileReply => ({
  name: `titular-${held.clientId ?? held.id}.${format}`,
  mediaType: mediaTypes[format],
  content: Buffer.from(format === 'json' ? JSON.stringify(held, null, 2) : pageOf(held, ctx.timeZone), 'utf8'),
})

const style =
  'body{font:14px system-ui;margin:2em;max-width:60em}table{border-collapse:collapse;margin:.5em 0 1em}td,th{border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top}h2{margin-top:2em}@media print{body{margin:0}h2{break-after:avoid}tr{break-inside:avoid}}'

/** A page that prints as it reads: the browser makes a PDF of it. */
export const pageOf = (
  { name, generatedAt, tables }: Held,
  timeZone: string,
) => `<!doctype html><html lang="pt-BR"><meta charset="utf-8">
<title>Dados pessoais de ${escape(name)}</title><style>${style}</style>
<h1>Dados pessoais de ${escape(name)}</h1>
<p>Emitido em ${formatDate(generatedAt, timeZone)} (LGPD, arts. 18 e 19). Senhas e chaves existem, mas não se mostram: “•••”.</p>
${tables.map(sectionOf).join('\n')}</html>`

const sectionOf = ({ label, purpose, law, retention, rows }: Held['tables'][number]) => `<h2>${escape(label)}</h2>
<p>Finalidade: ${escape(purpose)}. Base legal: ${escape(law)}. Guarda: ${escape(retention)}.</p>
${rows.map(rowOf).join('\n')}`

const rowOf = (row: object) =>
  `<table>${Object.entries(row)
    .map(
      ([field, value]) =>
        `<tr><th>${escape(field)}</th><td>${escape(typeof value === 'string' ? value : JSON.stringify(value))}</td></tr>`,
    )
    .join('')}</table>`

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
