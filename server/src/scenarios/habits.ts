import type { Chance } from './chance.ts'

/** How a subscriber pays. `delayDays` counts from the due date; negative pays before it. */
export type Habit =
  | { kind: 'punctual'; by: 'boleto' | 'pix' }
  | { kind: 'late'; by: 'boleto' | 'pix'; delayDays: number }
  | { kind: 'suspended-then-pays'; unlocks: boolean }
  | { kind: 'careless' }
  | { kind: 'leaves'; afterMonths: number }
  | { kind: 'stops-paying' }

/** About the mix a provider of a middle-sized town knows: most pay, some late, a few only when the Internet stops. */
export const chooseHabit = (chance: Chance): Habit =>
  chance.weighted<Habit>([
    [{ kind: 'punctual', by: 'boleto' }, 38],
    [{ kind: 'punctual', by: 'pix' }, 30],
    [{ kind: 'late', by: 'boleto', delayDays: chance.between(1, 12) }, 9],
    [{ kind: 'late', by: 'pix', delayDays: chance.between(1, 15) }, 8],
    [{ kind: 'suspended-then-pays', unlocks: false }, 4],
    [{ kind: 'suspended-then-pays', unlocks: true }, 3],
    [{ kind: 'careless' }, 3],
    [{ kind: 'leaves', afterMonths: chance.between(2, 5) }, 3],
    [{ kind: 'stops-paying' }, 2],
  ])
