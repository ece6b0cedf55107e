import { ActionIcon, Loader, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { civilDateAt, isCivilDate } from '@open-sgp/brasil'
import { lazy, Suspense, useEffect, useState, type KeyboardEvent } from 'react'
import { formatDay } from './format.ts'
import { dayByKey, dressDay, readDay } from './read-day.ts'

const DayPicker = lazy(async () => ({ default: (await import('./day-picker.tsx')).DayPicker }))

type DayInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  /** AAAA-MM-DD; empty: none. */
  value: string
  onChange: (day: string | undefined) => void
}

const show = (day: string) => (isCivilDate(day) ? formatDay(day) : day)

/** A civil date typed as dd/mm/aaaa or taken from a calendar; arrows move it, `h` is today. */
export function DayInput({ value, onChange, error, ...common }: DayInputProps) {
  const [text, setText] = useState(show(value))
  const today = civilDateAt(new Date())
  useEffect(() => setText((before) => (readDay(before, today) === value ? before : show(value))), [value, today])
  const isUnread = text.trim() !== '' && readDay(text, today) === undefined
  const [isLeft, setLeft] = useState(false)
  const take = (day: string | undefined) => {
    setText(show(day ?? ''))
    onChange(day)
  }
  const type = (next: string) => {
    const dressed = next.length > text.length ? dressDay(next) : next
    setText(dressed)
    setLeft(false)
    // Half a date is kept as it is typed, so that the server refuses it rather than taking none.
    const day = isWhole(dressed) ? readDay(dressed, today) : undefined
    onChange(day ?? (dressed.trim() || undefined))
  }
  const leave = () => {
    setLeft(true)
    const day = readDay(text, today)
    if (day !== undefined) take(day)
  }
  const press = (event: KeyboardEvent) => {
    // Sent by the keyboard: what stands here is read before the form goes.
    if (event.key === 'Enter' || (event.key === 's' && (event.ctrlKey || event.metaKey))) return leave()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const day = dayByKey(event.key, readDay(text, today), today)
    if (day === undefined) return
    event.preventDefault()
    take(day)
  }
  return (
    <TextInput
      {...common}
      inputMode="numeric"
      autoComplete="off"
      placeholder="dd/mm/aaaa"
      value={text}
      error={isLeft && isUnread ? 'Escreva como 31/12/2026' : error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={press}
      rightSection={<Calendar day={value} onTake={take} />}
    />
  )
}

const isWhole = (text: string) => /^(\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})$/.test(text.trim())

function Calendar({ day, onTake }: { day: string; onTake: (day: string | undefined) => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Abrir o calendário"
          tabIndex={-1}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="sm" aria-label="Carregando o calendário" />}>
          <DayPicker
            day={day}
            onTake={(next) => {
              setOpen(false)
              onTake(next)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
