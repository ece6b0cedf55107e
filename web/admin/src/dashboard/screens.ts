import type { Screen } from '../screen.ts'

export const dashboardScreens: readonly Screen[] = [{ path: '/', load: async () => (await import('./home.tsx')).Home }]
