import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

/** The API's page at /docs, served whole from here (script, styles, no font of another host), and its contract at /docs/openapi.json. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  app.get('/docs/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/docs/openapi.json',
      pageTitle: 'Open-SGP · API',
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      telemetry: false,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
}
