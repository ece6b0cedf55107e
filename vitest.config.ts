import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Of the processes that tests start, most of a short life would go into reading the sources.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/open-sgp')

const common = { isolate: false, pool: 'forks' as const, maxWorkers: 2, testTimeout: 30_000 }

/** The longest first, so that both cores end together; a machine that never ran them knows no times. */
const longest = ['hostile-input', 'killed/', 'scenarios/', '-matrix', 'cli-', 'hostile-', 'backups/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((part) => moduleId.includes(part))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
