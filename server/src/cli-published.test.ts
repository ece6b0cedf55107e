import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { layouts } from '@open-sgp/cnab'
import { z } from 'zod'
import { runSgp } from './testing/run-sgp.ts'

/** The published collections stand beside the repository; without them `cli.test.ts` holds the same commands by vectors of our own. */
const data = join(import.meta.dirname, '../../../shared/data')
const has = existsSync(data)
const read = (path: string): unknown => JSON.parse(readFileSync(join(data, path), 'utf8'))

/** Runs over all, four at a time: each is a process of its own. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}

const Vectors = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      bank: z.string(),
      input: z.unknown(),
      expected: z.record(z.string(), z.string()),
      disputed: z.unknown().optional(),
    }),
  ),
})

test.skipIf(!has)(
  'boleto compute gives every published boleto, and boleto parse reads some of each bank',
  async () => {
    const { vectors } = Vectors.parse(read('boleto/vectors.json'))
    const ran = await runSgp(['boleto', 'compute'], {
      stdin: JSON.stringify(vectors.map(({ id, bank, input }) => ({ id, bank, input }))),
    })
    expect(ran.json()).toEqual(vectors.map(({ id, expected }) => ({ id, ...expected })))
    await each([...new Map(vectors.map((vector) => [vector.bank, vector])).values()], async ({ bank, expected }) => {
      const parsed = await runSgp(['boleto', 'parse', expected['linhaDigitavel'] ?? ''])
      expect(parsed.json()).toMatchObject({
        bank,
        codigoBarras: expected['codigoBarras'],
        campoLivre: expected['campoLivre'],
      })
    })
  },
  60_000,
)

const PixVectors = z.object({
  vectors: z.array(z.object({ input: z.looseObject({ kind: z.string() }), payload: z.string() })),
})

test.skipIf(!has)(
  'pix encode and decode agree with every published code',
  async () => {
    await each(PixVectors.parse(read('pix/brcode-vectors.json')).vectors, async ({ input, payload }) => {
      expect((await runSgp(['pix', 'encode'], { stdin: JSON.stringify(input) })).stdout).toBe(`${payload}\n`)
      expect((await runSgp(['pix', 'decode', payload])).json()).toMatchObject({ kind: input.kind })
    })
  },
  60_000,
)

const Range = z.object({ linha: z.int(), de: z.int(), ate: z.int() })
const Golden = z.object({
  saida: z.object({ linhas: z.array(z.string()) }),
  ignorar: z.array(Range),
  duvidoso: z.array(Range),
})
const isBuilt = (bank: string, width: number) =>
  layouts.some((layout) => layout.bank === bank && layout.width === width)

test.skipIf(!has)(
  'cnab write gives every golden remessa of the banks we have, and refuses the others',
  async () => {
    await each(globSync('*.json', { cwd: join(data, 'cnab/remessa-golden') }), async (file) => {
      const path = join(data, 'cnab/remessa-golden', file)
      const ran = await runSgp(['cnab', 'write', path])
      if (!isBuilt(file.slice(0, 3), Number(file.slice(4, 7))))
        return expect([ran.code, ran.stdout, ran.stderr], file).toEqual([2, '', expect.stringMatching(/^[a-z-]+: /)])
      const { saida, ignorar, duvidoso } = Golden.parse(JSON.parse(readFileSync(path, 'utf8')))
      const isRelaxed = (line: number, column: number) =>
        [...ignorar, ...duvidoso].some(
          ({ linha, de, ate }) => linha === line + 1 && de <= column + 1 && column + 1 <= ate,
        )
      const blank = (text: string, line: number) =>
        text
          .split('')
          .map((char, column) => (isRelaxed(line, column) ? '·' : char))
          .join('')
      const lines = ran.bytes
        .toString('latin1')
        .split('\r\n')
        .filter((line) => line !== '')
      expect(lines.map(blank), file).toEqual(saida.linhas.map(blank))
    })
  },
  60_000,
)

const Expected = z.object({
  files: z.record(
    z.string(),
    z.object({
      kind: z.string(),
      layout: z.int(),
      titles: z.int().optional(),
      occurrences: z.record(z.string(), z.int()).optional(),
      paidCents: z.int().optional(),
      titlesDetail: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).optional(),
    }),
  ),
})
const Titles = z.object({ titles: z.array(z.record(z.string(), z.unknown())) })

test.skipIf(!has)(
  'cnab read tells what is published of every sample of our banks, and refuses those of others',
  async () => {
    const { files } = Expected.parse(read('cnab/expected.json'))
    await each(
      Object.entries(files),
      async ([name, { kind, layout, titles, occurrences, paidCents = 0, titlesDetail = [] }]) => {
        if (name.startsWith('other/') || titles === undefined) return
        const ran = await runSgp(['cnab', 'read', join(data, 'cnab/samples', name)])
        if (!isBuilt(name.slice(0, 3), layout))
          return expect([ran.code, ran.stderr], name).toEqual([2, expect.stringMatching(/^unsupported-layout: /)])
        expect([ran.code, ran.json()], name).toMatchObject([
          0,
          { kind, layout, paidCents, ...(occurrences && { occurrences }) },
        ])
        const found = Titles.parse(ran.json()).titles
        expect(found, name).toHaveLength(titles)
        titlesDetail.forEach(({ netCents: _, ...detail }, index) => {
          const asserted = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null))
          expect(found[index], `${name} ${index}`).toMatchObject(asserted)
        })
      },
    )
  },
  120_000,
)
