import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActionDialog, type ActionDialogOptions } from './action-dialog.tsx'
import type { Key } from './api.ts'
import { useCan } from './session.tsx'

type ActionButtonOptions<K extends Key> = Omit<ActionDialogOptions<K>, 'isOpen' | 'onClose' | 'title' | 'submit'> & {
  label: string
  permission: string
  isPrimary?: boolean
  /** The label when absent. */
  submit?: string
}

/** A button that opens its dialog; not there for who may not. */
export function ActionButton<K extends Key>(options: ActionButtonOptions<K>) {
  const { label, permission, isPrimary = false, submit = label, ...dialog } = options
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  if (!can(permission)) return null
  return (
    <>
      <Button
        variant={isPrimary ? 'filled' : dialog.isDangerous ? 'light' : 'default'}
        {...(dialog.isDangerous && { color: 'red' })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ActionDialog {...dialog} title={label} submit={submit} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
