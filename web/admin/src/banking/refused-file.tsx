import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { ApiError } from '#kit'

/** Silence is worth another try; a refusal needs another file. */
export function RefusedFile({ error, retry }: { error: Error; retry: () => void }) {
  const isFinal = error instanceof ApiError && error.status >= 400 && error.status < 500
  return (
    <Alert color="red" role="alert" title={isFinal ? 'Este arquivo não serve' : 'Não foi possível enviar o arquivo'}>
      <Stack gap="sm">
        <Text size="sm">{error.message}</Text>
        {!isFinal && (
          <Group>
            <Button color="red" variant="light" onClick={retry}>
              Tentar de novo
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}
