import { Alert, Button, Group, Stack } from '@mantine/core'
import { InlineForm, OperationProgress, useAction, useApi, useOpenOperation } from '#kit'
import { backupSettingsForm } from '../backups/settings.tsx'

/** Where copies go and with which key; then the first one is made while one waits. */
export function BackupStep() {
  const settings = useApi('GET /api/backups/settings', {}).data
  const { data: setup } = useApi('GET /api/setup', {})
  if (!settings) return null
  if (settings.version === 0)
    return <InlineForm {...backupSettingsForm(settings)} submit="Salvar e seguir para a cópia" />
  const isDone = setup?.steps.some(({ name, state }) => name === 'backup' && state === 'done')
  return (
    <Stack>
      {isDone ? (
        <Alert color="teal" maw={980} role="status">
          A cópia foi feita e lida de volta. As próximas saem sozinhas, na hora que você escolheu.
        </Alert>
      ) : (
        <FirstCopy />
      )}
    </Stack>
  )
}

function FirstCopy() {
  const create = useAction('POST /api/backups', { done: 'A cópia começou.' })
  const open = useOpenOperation('backups.create-backup', true)
  const id = create.data?.operationId ?? open
  return id === undefined ? (
    <Group>
      <Button loading={create.isPending} onClick={() => create.mutate({})}>
        Fazer a primeira cópia agora
      </Button>
    </Group>
  ) : (
    <OperationProgress
      id={id}
      title="Primeira cópia"
      cancelConsequence="A cópia que está sendo feita é descartada."
      onFailed={() => create.reset()}
      onCancelled={() => create.reset()}
    />
  )
}
