import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { manual } from './manual.ts'

// One build, served by the API process under /. Nothing comes from another host.
export default defineConfig({
  root: join(import.meta.dirname, 'admin'),
  plugins: [react(), manual()],
  build: {
    outDir: join(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    // Data URLs would need a laxer content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
  server: { proxy: { '/api': process.env['API'] ?? 'http://localhost:8000' } },
})
