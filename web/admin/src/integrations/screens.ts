import type { Screen } from '../screen.ts'

export const integrationScreens: readonly Screen[] = [
  { path: '/clientes-de-api', load: async () => (await import('./api-clients.tsx')).ApiClients },
  { path: '/clientes-de-api/novo', load: async () => (await import('./api-client-forms.tsx')).NewApiClient },
  { path: '/clientes-de-api/$id', load: async () => (await import('./api-client.tsx')).ApiClientDetail },
  { path: '/clientes-de-api/$id/alterar', load: async () => (await import('./api-client-forms.tsx')).EditApiClient },
  { path: '/webhooks', load: async () => (await import('./webhooks.tsx')).Webhooks },
  { path: '/webhooks/novo', load: async () => (await import('./webhook-forms.tsx')).NewWebhook },
  { path: '/webhooks/$id', load: async () => (await import('./webhook.tsx')).WebhookDetail },
  { path: '/webhooks/$id/alterar', load: async () => (await import('./webhook-forms.tsx')).EditWebhook },
  { path: '/entregas-de-webhooks/$id', load: async () => (await import('./delivery.tsx')).DeliveryDetail },
]
