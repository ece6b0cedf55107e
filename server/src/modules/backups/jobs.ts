import { z } from 'zod'
import { job } from '#kernel/jobs'
import { backupOperation, restoreTestOperation } from './operations.ts'
import { runSchedule, runWeeklyTest } from './run-schedule.ts'
import { shipWal } from './ship-wal.ts'

const hours = 3_600
const nothing = z.object({})

export const jobs = [
  backupOperation.job,
  restoreTestOperation.job,
  // A failed one is a dead letter at once: it is seen, and the next tick tries again.
  job({
    name: 'backups.run-schedule',
    payload: nothing,
    cron: '5 * * * *',
    concurrency: 1,
    retryLimit: 0,
    expireInSeconds: 12 * hours,
    run: runSchedule,
  }),
  job({
    name: 'backups.run-weekly-test',
    payload: nothing,
    cron: '35 5 * * 0',
    concurrency: 1,
    retryLimit: 0,
    expireInSeconds: 12 * hours,
    run: runWeeklyTest,
  }),
  job({
    name: 'backups.ship-wal',
    payload: nothing,
    cron: '* * * * *',
    concurrency: 1,
    groupOf: () => 'wal',
    expireInSeconds: hours,
    run: shipWal,
  }),
]
