import type { Screen } from '../screen.ts'

export const dunningScreens: readonly Screen[] = [
  { path: '/cobranca', load: async () => (await import('./notices.tsx')).NoticeList },
]
