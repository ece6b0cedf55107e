import { expect } from 'vitest'
import { makeClient, test } from '#testing'
import { listConsents, recordConsent } from './consents.ts'
import { changePurpose, createPurpose, listPurposes, listPurposeVersions, retirePurpose } from './purposes.ts'
import { legalBases } from './rules/purposes.ts'
import { Basis } from './schemas.ts'

const survey = {
  name: 'Pesquisa de satisfação',
  basis: 'consent' as const,
  law: legalBases.consent,
  retention: '1 ano',
}

test('the bases that may be chosen are those of the law', () =>
  expect(Basis.options.toSorted()).toEqual(Object.keys(legalBases).toSorted()))

test('a purpose of the company’s own is made, rewritten with its history, and ended', async ({ ctx }) => {
  const made = await createPurpose(ctx, survey)
  expect(made).toMatchObject({ key: 'pesquisa-de-satisfacao', version: 1, isRetired: false })
  await expect(createPurpose(ctx, survey)).rejects.toMatchObject({ status: 409, code: 'purpose-exists' })
  await expect(createPurpose(ctx, { ...survey, name: '!?' })).rejects.toMatchObject({ status: 422 })

  const { key } = made
  const changed = await changePurpose(ctx, { key, ...survey, retention: '6 meses', version: 1 })
  expect(changed).toMatchObject({ version: 2, retention: '6 meses' })
  await expect(changePurpose(ctx, { key, ...survey, version: 1 })).rejects.toMatchObject({
    code: 'stale-version',
    extra: { current: { version: 2 } },
  })

  expect(await retirePurpose(ctx, { key, version: 2 })).toMatchObject({ version: 3, isRetired: true })
  await expect(changePurpose(ctx, { key, ...survey, version: 3 })).rejects.toMatchObject({ code: 'purpose-retired' })
  const versions = (await listPurposeVersions(ctx, { key })).items
  expect(versions.map(({ version, retention, isRetired, byName }) => [version, retention, isRetired, byName])).toEqual([
    [3, '6 meses', true, 'Teste'],
    [2, '6 meses', false, 'Teste'],
    [1, '1 ano', false, 'Teste'],
  ])
})

test('what the product proposes is version 0 until the company writes its own, and cannot end while data are held for it', async ({
  ctx,
}) => {
  const { items } = await listPurposes(ctx)
  const tax = items.find(({ key }) => key === 'tax') ?? expect.fail('no tax')
  expect(tax).toMatchObject({ version: 0, isInUse: true })
  await expect(retirePurpose(ctx, { key: 'tax', version: 0 })).rejects.toMatchObject({ code: 'purpose-in-use' })
  const { isRetired: _, isInUse: __, ...text } = tax
  expect(await changePurpose(ctx, { ...text, retention: '10 anos' })).toMatchObject({ version: 1 })
  expect(
    (await listPurposeVersions(ctx, { key: 'tax' })).items.map(({ version, retention }) => [version, retention]),
  ).toEqual([
    [1, '10 anos'],
    [0, '5 anos'],
  ])
  await expect(listPurposeVersions(ctx, { key: 'nenhuma' })).rejects.toMatchObject({ status: 404 })
})

test('a consent is bound to the text that it was given to', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  const { key } = await createPurpose(ctx, survey)
  const give = (purpose: string, isGiven = true) =>
    recordConsent(ctx, { clientId, purpose, isGiven, channel: 'paper', proof: 'Ficha 7' })
  await give(key)
  await changePurpose(ctx, { key, ...survey, name: 'Pesquisa e ofertas', version: 1 })
  await give(key)
  expect((await listConsents(ctx, { clientId })).items.map(({ purposeVersion }) => purposeVersion)).toEqual([2, 1])

  await expect(give('tax')).rejects.toMatchObject({ status: 422 })
  await expect(give('nenhuma')).rejects.toMatchObject({ status: 404 })
  await retirePurpose(ctx, { key, version: 2 })
  await expect(give(key)).rejects.toMatchObject({ code: 'purpose-retired' })
  expect(await give(key, false)).toMatchObject({ isGiven: false, purposeVersion: 3 })
})
