import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/** Asks before something that cannot be taken back, naming its consequence. */
export const confirmAction = (options: {
  title: string
  consequence: string
  confirm: string
  isDangerous?: boolean
  onConfirm: () => void
}): void => {
  modals.openConfirmModal({
    title: options.title,
    children: <Text size="sm">{options.consequence}</Text>,
    labels: { confirm: options.confirm, cancel: 'Voltar' },
    confirmProps: { color: options.isDangerous ? 'red' : 'teal' },
    onConfirm: options.onConfirm,
  })
}
