import { Marked, Renderer, type Tokens } from 'marked'
import type { Plugin } from 'vite'

/** As GitHub names a heading, so that one link works there and here. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

/** Pages of the manual lead to their screens; what stands elsewhere in the repository is only named. */
const renderer = {
  heading(this: Renderer, { tokens, depth, text }: Tokens.Heading): string {
    return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>`
  },
  link(this: Renderer, { href, tokens }: Tokens.Link): string {
    const text = this.parser.parseInline(tokens)
    const [, page, anchor = ''] = /^([a-z-]+|README)\.md(#.*)?$/.exec(href) ?? []
    if (page !== undefined) return `<a href="/ajuda${page === 'README' ? '' : `/${page}`}${anchor}">${text}</a>`
    return /^(#|https?:)/.test(href) ? `<a href="${href}">${text}</a>` : text
  },
  table(this: Renderer, token: Tokens.Table): string {
    return `<div class="manual-wide" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`
  },
  code(this: Renderer, token: Tokens.Code): string {
    return Renderer.prototype.code.call(this, token).replace('<pre>', '<pre tabindex="0">')
  },
}

const marked = new Marked({ renderer })

/** Pages of `docs/manual` as modules: their title and, as HTML made at build time, all below it. */
export const manual = (): Plugin => ({
  name: 'manual',
  enforce: 'pre',
  async transform(source, id) {
    if (!/\/docs\/manual\/[\w-]+\.md$/.test(id)) return undefined
    const [, title = '', rest = ''] = /^# (.+)\n([^]*)$/.exec(source) ?? []
    const html = await marked.parse(rest)
    return `export const title = ${JSON.stringify(title)}\nexport const html = ${JSON.stringify(html)}\n`
  },
})
