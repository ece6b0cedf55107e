import '@mantine/dates/styles.css'
import 'dayjs/locale/pt-br'
import { DatePicker } from '@mantine/dates'
import { isCivilDate } from '@open-sgp/brasil'

/** The calendar: in its own chunk, because most people type. */
export const DayPicker = ({ day, onTake }: { day: string; onTake: (day: string | undefined) => void }) => {
  const chosen = isCivilDate(day) ? day : null
  return (
    <DatePicker
      locale="pt-br"
      firstDayOfWeek={0}
      value={chosen}
      {...(chosen && { defaultDate: chosen })}
      onChange={(next) => onTake(next ?? undefined)}
    />
  )
}
