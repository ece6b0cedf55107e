import { expect, test } from 'vitest'
import { decideStep, type AppliedAndDesired } from './decide-step.ts'

const online: AppliedAndDesired = {
  nasType: 'mikrotik',
  acceptsCoa: true,
  appliedHash: 'a',
  isInGarden: false,
  isRenamed: false,
  verdict: 'open',
  hash: 'a',
  canChange: true,
}

test.each<[string, Partial<AppliedAndDesired>, string]>([
  ['what already obeys is left alone', {}, 'none'],
  ['a new speed goes by CoA, without a redial', { hash: 'b' }, 'coa'],
  ['a block goes by CoA: rate and list, same address', { verdict: 'garden', hash: 'g' }, 'coa'],
  ['a router that obeys something unknown is told again', { appliedHash: null }, 'coa'],
  ['who dialled into the garden leaves it by dialling again', { isInGarden: true, appliedHash: 'g' }, 'disconnect'],
  [
    'who stays blocked in the garden is left alone',
    { isInGarden: true, verdict: 'garden', hash: 'g', appliedHash: 'g' },
    'none',
  ],
  ['a cancelled contract has no session', { verdict: 'refuse', hash: 'refuse' }, 'disconnect'],
  ['a session under the old user name ends', { isRenamed: true }, 'disconnect'],
  ['a router without CoA is told to disconnect', { acceptsCoa: false, hash: 'b' }, 'disconnect'],
  [
    'a router without address lists is told to disconnect who is blocked',
    { nasType: 'huawei', verdict: 'garden', hash: 'g' },
    'disconnect',
  ],
  ['a Huawei changes speed by CoA', { nasType: 'huawei', hash: 'b' }, 'coa'],
  [
    'a router of which we know no attribute is told to disconnect',
    { nasType: 'other', canChange: false, hash: 'g', verdict: 'garden' },
    'disconnect',
  ],
])('%s', (_, change, step) => {
  expect(decideStep({ ...online, ...change })).toBe(step)
})
