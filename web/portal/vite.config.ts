import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

// What subscribers open without a login: a build of its own, so that a phone loads nothing of the administration.
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/web/portal'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': process.env['API'] ?? 'http://localhost:8000' } },
})
