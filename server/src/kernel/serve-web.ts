import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from './errors.ts'

/** Built by `scripts/build-web.mjs`. */
export const builtWeb = join(import.meta.dirname, '../../../dist/web')

/**
 * Scripts come from here alone and never from the page's text; styles may, because the component library writes its own.
 * `frame-ancestors` keeps the application out of foreign frames.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Addresses that subscribers open without a login; all others are screens of the administration, which knows its own. */
const isPublicPage = (path: string): boolean => /^\/(f\/[^/]+|bloqueio)\/?$/.test(path)

/** Serves both applications: their files for a year, their pages always fresh. Gives false when they were not built. */
export async function serveWeb(app: FastifyInstance, root = builtWeb): Promise<boolean> {
  if (!existsSync(join(root, 'index.html'))) return false
  await app.register(staticFiles, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isPage = path.endsWith('.html')
      void reply.header(
        'cache-control',
        isPage || !path.includes('/assets/') ? 'no-cache' : 'public, max-age=31536000, immutable',
      )
      // The address of an invoice is its key: no site learns it, no search engine lists it.
      const isPublic = path.startsWith(join(root, 'portal'))
      void reply.header('referrer-policy', isPublic ? 'no-referrer' : 'same-origin')
      if (isPublic) void reply.header('x-robots-tag', 'noindex')
      if (isPage) void reply.header('content-security-policy', policy)
    },
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    if (/^\/(api|docs|health|assets|portal)\b/.test(path))
      throw new AppError(404, 'route-not-found', `Não há GET ${path}. Veja as rotas em /docs.`)
    return reply.sendFile(isPublicPage(path) ? 'portal/index.html' : 'index.html')
  })
  return true
}
