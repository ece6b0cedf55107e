import type { Screen } from '../screen.ts'

export const dunningScreens: readonly Screen[] = [
  { path: '/cobranca', load: async () => (await import('./dunning.tsx')).DunningPage },
  { path: '/cobranca/avisos/novo', load: async () => (await import('./record-notice.tsx')).RecordNotice },
  { path: '/cobranca/avisos/$id', load: async () => (await import('./notice.tsx')).NoticeDetail },
  { path: '/cobranca/desbloqueios/novo', load: async () => (await import('./choose-blocked.tsx')).ChooseBlocked },
  { path: '/cobranca/desbloqueios/novo/$id', load: async () => (await import('./new-unlock.tsx')).NewUnlock },
  { path: '/cobranca/politica/nova', load: async () => (await import('./new-policy.tsx')).NewPolicy },
]
