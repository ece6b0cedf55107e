import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

type FailureOptions = { error: Error; retry?: () => void; title?: string }

/** What could not be read (or done, as the title says), why, and a way to try again. */
export function Failure({ error, retry, title = 'Não foi possível carregar' }: FailureOptions) {
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={title} role="alert">
      <Group justify="space-between">
        <span>{error.message}</span>
        {retry && (
          <Button variant="light" color="red" onClick={retry}>
            Tentar de novo
          </Button>
        )}
      </Group>
    </Alert>
  )
}
