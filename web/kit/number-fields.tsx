import { NumberInput } from '@mantine/core'
import type { NumberProps } from './field.ts'

type Look = { suffix?: string; decimalScale?: number; hideControls?: boolean }

/** A number shown in units of `unit` of what is stored: 20_000 ppm are 2 %. */
const scaled = (unit: number, look: Look) =>
  function ScaledInput({ value, onChange, ...common }: NumberProps) {
    return (
      <NumberInput
        {...common}
        {...look}
        decimalSeparator=","
        allowDecimal={look.decimalScale !== 0}
        value={value === undefined ? '' : value / unit}
        onChange={(next) =>
          onChange(typeof next !== 'number' ? undefined : unit === 1 ? next : Math.round(next * unit))
        }
      />
    )
  }

export const IntegerInput = scaled(1, { decimalScale: 0 })
export const DecimalInput = scaled(1, { hideControls: true })
export const PercentInput = scaled(10_000, { suffix: ' %', decimalScale: 4 })
export const MbpsInput = scaled(1_000, { suffix: ' Mbps', decimalScale: 3 })
