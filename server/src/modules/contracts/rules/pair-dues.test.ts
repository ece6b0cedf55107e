import { expect, test } from 'vitest'
import { pairDues } from './pair-dues.ts'

const line = (amountCents: number) => ({ amountCents })

test('a due date that only one side knows asks for nothing on the other', () => {
  expect(
    pairDues(
      [
        { dueOn: '2026-02-10', lines: [line(9_000)] },
        { dueOn: '2026-03-10', lines: [line(9_000)] },
      ],
      [{ dueOn: '2026-02-10', lines: [line(3_000)] }],
    ),
  ).toMatchObject([
    { dueOn: '2026-02-10', beforeCents: 9_000, afterCents: 3_000 },
    { dueOn: '2026-03-10', beforeCents: 9_000, afterCents: 0, after: [] },
  ])
})

test('titles of one day are asked for together', () => {
  const [due] = pairDues(
    [],
    [
      { dueOn: '2026-02-10', lines: [line(3_000), line(-500)] },
      { dueOn: '2026-02-10', lines: [line(10_000)] },
    ],
  )
  expect(due).toMatchObject({ beforeCents: 0, afterCents: 12_500 })
  expect(due?.after).toHaveLength(3)
})
