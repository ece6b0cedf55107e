import type { Observer } from './events.ts'
import type { Routes } from './http.ts'
import type { Job } from './jobs.ts'

/** What app.ts joins of a module. Permissions: name → what it lets a person do (pt-BR). Events: fact → jobs it wakes. */
export type Module = {
  routes: Routes
  jobs: readonly Job[]
  permissions: Readonly<Record<string, string>>
  subscriptions?: Readonly<Record<string, readonly string[]>>
  /** Writes with every fact, in its transaction. */
  observe?: Observer
}
