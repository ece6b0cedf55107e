import { formatDate } from './rules/format-instant.ts'
import type { Ctx } from '#kernel/context'
import type { FileReply } from '#kernel/http'
import { collectPerson } from './collect-person.ts'

type Person = Awaited<ReturnType<typeof collectPerson>>

/** All that is held of a person as a page to be read and printed, or as JSON for another system (LGPD, arts. 18 and 19). */
export async function writePerson(
  ctx: Ctx,
  { id, format }: { id: string; format: 'html' | 'json' },
): Promise<FileReply> {
  const person = await collectPerson(ctx, { id })
  const text = format === 'json' ? JSON.stringify(person, null, 2) : pageOf(person, ctx.timeZone)
  return {
    name: `titular-${id}.${format}`,
    mediaType: format === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    content: Buffer.from(text, 'utf8'),
  }
}

const style =
  'body{font:14px system-ui;margin:2em;max-width:60em}table{border-collapse:collapse;margin:.5em 0 1em}td,th{border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top}h2{margin-top:2em}'

const pageOf = (
  { name, generatedAt, tables }: Person,
  timeZone: string,
) => `<!doctype html><html lang="pt-BR"><meta charset="utf-8">
<title>Dados pessoais de ${escape(name)}</title><style>${style}</style>
<h1>Dados pessoais de ${escape(name)}</h1>
<p>Emitido em ${formatDate(generatedAt, timeZone)} (LGPD, arts. 18 e 19). Senhas e chaves existem, mas não se mostram: “•••”.</p>
${tables.map(sectionOf).join('\n')}</html>`

const sectionOf = ({ label, purpose, law, retention, rows }: Person['tables'][number]) => `<h2>${escape(label)}</h2>
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
