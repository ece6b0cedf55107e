import type { Screen } from './screen.ts'
import { accessScreens } from './access/screens.ts'
import { accountScreens } from './account/screens.ts'
import { administrationScreens } from './administration/screens.ts'
import { auditScreens } from './audit/screens.ts'
import { backupScreens } from './backups/screens.ts'
import { bankingScreens } from './banking/screens.ts'
import { billingScreens } from './billing/screens.ts'
import { cashScreens } from './cash/screens.ts'
import { clientScreens } from './clients/screens.ts'
import { companyScreens } from './company/screens.ts'
import { contractScreens } from './contracts/screens.ts'
import { dashboardScreens } from './dashboard/screens.ts'
import { dunningScreens } from './dunning/screens.ts'
import { helpScreens } from './help/screens.ts'
import { integrationScreens } from './integrations/screens.ts'
import { planScreens } from './plans/screens.ts'
import { privacyScreens } from './privacy/screens.ts'
import { radiusScreens } from './radius/screens.ts'
import { setupScreens } from './setup/screens.ts'
import { systemScreens } from './system/screens.ts'

/** Every screen of the application, module by module. */
export const screens: readonly Screen[] = [
  ...dashboardScreens,
  ...accountScreens,
  ...clientScreens,
  ...companyScreens,
  ...planScreens,
  ...contractScreens,
  ...billingScreens,
  ...cashScreens,
  ...bankingScreens,
  ...dunningScreens,
  ...radiusScreens,
  ...accessScreens,
  ...integrationScreens,
  ...administrationScreens,
  ...backupScreens,
  ...setupScreens,
  ...auditScreens,
  ...privacyScreens,
  ...systemScreens,
  ...helpScreens,
]
