import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence: 'a client is found by a fragment of the name, and the search stays in the address',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    await signIn(walk)
    await page.getByRole('link', { name: 'Clientes' }).click()
    await page.getByRole('heading', { name: 'Clientes' }).waitFor()
    const { name } = await provider
      .ctx()
      .db.selectFrom('clients.clients')
      .select('name')
      .where('companyId', '=', provider.life.provider.companyId)
      .orderBy('code')
      .limit(1)
      .executeTakeFirstOrThrow()
    const word = name.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? name
    await page.getByRole('textbox', { name: 'Procurar' }).fill(word)
    await page.waitForURL((url) => url.searchParams.get('search') === word)
    await page.getByText(name).first().waitFor()
    await picture('found')
    await page.reload()
    await page.getByText(name).first().waitFor()
    expect(
      (await page.getByRole('textbox', { name: 'Procurar' }).inputValue()) === word,
      'the search is there after a reload',
    )
  },
}
