import { defineConfig } from 'vitest/config'

const common = { isolate: false, pool: 'forks' as const, maxWorkers: 2, testTimeout: 30_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts', 'simulators/*/src/**/*.test.ts'],
        },
      },
      { test: { ...common, name: 'web', include: ['web/**/*.test.ts'] } },
      {
        test: { ...common, name: 'rules', include: ['server/src/architecture.test.ts', 'server/src/glossary.test.ts'] },
      },
      {
        test: {
          ...common,
          name: 'server',
          include: ['server/src/**/*.test.ts'],
          exclude: ['server/src/architecture.test.ts', 'server/src/glossary.test.ts'],
          globalSetup: ['server/src/testing/cluster.ts'],
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
