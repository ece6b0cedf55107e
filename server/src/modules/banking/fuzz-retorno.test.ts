import fc from 'fast-check'
import { expect } from 'vitest'
import { AppError } from '#kernel/errors'
import { makeBoletos, makeRetorno, retornoTitle, test } from '#testing'
import { previewRetorno } from './import-retorno.ts'

test('whatever happens to the bytes, a preview is an answer or a refusal, never a failure', async ({ ctx }) => {
  const boletos = await makeBoletos(ctx, 3, { isSent: true })
  const titles = boletos.map((boleto) => retornoTitle(boleto))
  const bytes = Buffer.from(await makeRetorno(ctx, boletos[0]?.accountId ?? '', titles))
  const damage = fc.record({
    at: fc.integer({ min: 0, max: bytes.length - 1 }),
    removed: fc.integer({ min: 0, max: 450 }),
    added: fc.uint8Array({ maxLength: 40 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      const damaged = damages.reduce(
        (file, { at, removed, added }) => Buffer.concat([file.subarray(0, at), added, file.subarray(at + removed)]),
        bytes,
      )
      const report = await previewRetorno(ctx, { bytes: damaged, fileName: 'x.ret' }).catch((error: unknown) => error)
      if (report instanceof Error) expect(report).toBeInstanceOf(AppError)
      else expect(report).toMatchObject({ isRepeated: false })
    }),
    { numRuns: 60 },
  )
})
