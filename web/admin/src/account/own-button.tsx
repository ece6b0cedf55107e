import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActionDialog, type Key } from '#kit'
import type { ComponentProps } from 'react'

type Options<K extends Key> = Omit<
  ComponentProps<typeof ActionDialog<K>>,
  'isOpen' | 'onClose' | 'title' | 'submit'
> & {
  label: string
  submit?: string
  isSmall?: boolean
}

/** A button that opens its dialog, for what everybody may do: to their own account. */
export function OwnButton<K extends Key>({ label, submit = label, isSmall = false, ...dialog }: Options<K>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={dialog.isDangerous ? 'light' : 'default'}
        {...(dialog.isDangerous && { color: 'red' })}
        {...(isSmall && { size: 'compact-sm' })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ActionDialog {...dialog} title={label} submit={submit} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
