import type { Screen } from './screen.ts'
import { clientScreens } from './clients/screens.ts'

/** Every screen of the application, module by module. */
export const screens: readonly Screen[] = [...clientScreens]
