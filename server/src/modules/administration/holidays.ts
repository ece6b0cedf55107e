import { isCivilDate, listHolidays as listNational, type LocalHolidays } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { getCompany } from '#modules/company'
import { placeOf } from './place-of.ts'
import { spreadHolidays } from './rules/local-holidays.ts'
import type { Holiday, HolidayFilter, NewHoliday } from './schemas-house.ts'
import { deleteHoliday, insertHoliday, listHolidayRows, type HolidayRow } from './store-house.ts'

type Told = z.output<typeof Holiday>

/** The days on which the company's place rests beside the national calendar: what counts of days without banks takes them. */
export async function loadLocalHolidays(ctx: Ctx): Promise<LocalHolidays> {
  const rows = await listHolidayRows(ctx)
  if (rows.length === 0) return new Set()
  const { state, ibgeCode } = await getCompany(ctx)
  const ours = rows.filter((row) => row.state === state && (row.ibgeCode === null || row.ibgeCode === ibgeCode))
  return spreadHolidays(ours, Number(ctx.today.slice(0, 4)))
}

/** The calendar of a year (the present one): what is computed for the country, and what the company keeps of states and municipalities. */
export async function listHolidays(ctx: Ctx, { year = Number(ctx.today.slice(0, 4)) }: z.output<typeof HolidayFilter>) {
  const national = listNational(year).map((one): Told => ({ ...one, id: null, place: null, isYearly: true }))
  const local = (await listHolidayRows(ctx)).flatMap((row) => tell(row, year) ?? [])
  const items = [...national, ...local].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return { year, items }
}

const tell = ({ id, name, state, city, monthDay, onDate }: HolidayRow, year: number): Told | undefined => {
  const on = onDate ?? `${year}-${monthDay}`
  if (!on.startsWith(`${year}-`) || !isCivilDate(on)) return undefined
  const kind = city === null ? ('state' as const) : ('municipal' as const)
  return { id, on, name, kind, place: city === null ? state : `${city}/${state}`, isYearly: monthDay !== null }
}

/** Keeps a state or municipal holiday. 409 when the place has one on that day; 422. */
export async function createHoliday(ctx: Ctx, input: z.output<typeof NewHoliday>): Promise<{ id: string }> {
  const { name, ibgeCode, isMunicipal, monthDay = null, onDate = null } = input
  if ((monthDay === null) === (onDate === null))
    throw invalid('/monthDay', 'Informe o dia que se repete todo ano, ou a data de uma vez só.')
  // 2028 has a 29 February.
  if (monthDay !== null && !isCivilDate(`2028-${monthDay}`)) throw invalid('/monthDay', 'Não existe este dia do ano.')
  const { city, state } = await placeOf(ibgeCode)
  const place = { state, ibgeCode: isMunicipal ? ibgeCode : null, city: isMunicipal ? city : null }
  const stamps = { createdAt: ctx.now, createdBy: ctx.actor.id }
  const { id } = await insertHoliday(ctx, {
    ...place,
    ...stamps,
    id: newId(),
    companyId: ctx.companyId,
    name,
    onDate,
    monthDay,
  })
  return { id }
}

/** Takes a holiday of a place away. 404 for one that the company does not keep. */
export async function removeHoliday(ctx: Ctx, { id }: { id: string }): Promise<{ removed: true }> {
  if (!(await deleteHoliday(ctx, id))) throw notFound('holiday', 'Feriado', id)
  return { removed: true }
}
