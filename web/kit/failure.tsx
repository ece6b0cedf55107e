import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** What could not be read, why, and a way to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title="Não foi possível carregar" role="alert">
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
