import type { systemRoutes } from '#kernel/system-routes'
import type { routes as access } from '#modules/access'
import type { routes as administration } from '#modules/administration'
import type { routes as backups } from '#modules/backups'
import type { routes as audit } from '#modules/audit'
import type { routes as banking } from '#modules/banking'
import type { routes as billing } from '#modules/billing'
import type { routes as clients } from '#modules/clients'
import type { routes as company } from '#modules/company'
import type { routes as contracts } from '#modules/contracts'
import type { routes as dunning } from '#modules/dunning'
import type { routes as plans } from '#modules/plans'
import type { routes as portal } from '#modules/portal'
import type { routes as privacy } from '#modules/privacy'
import type { routes as radius } from '#modules/radius'
import type { routes as search } from '#modules/search'
import type { routes as setup } from '#modules/setup'
import type { routes as reports } from '#modules/reports'
import type { routes as webhooks } from '#modules/webhooks'

/** Every route by its key. All that the browser ever imports of the server, and only as a type. */
export type Api = typeof systemRoutes &
  typeof access &
  typeof administration &
  typeof backups &
  typeof audit &
  typeof banking &
  typeof billing &
  typeof clients &
  typeof company &
  typeof contracts &
  typeof dunning &
  typeof plans &
  typeof portal &
  typeof privacy &
  typeof radius &
  typeof search &
  typeof reports &
  typeof webhooks &
  typeof setup
