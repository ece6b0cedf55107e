import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconCheck, IconCopy } from '@tabler/icons-react'

type Shown = {
  title: string
  /** What it is: “Senha de ana@provedor”. */
  label: string
  value: string
  /** What to do with it before this closes. */
  note: string
}

/** What is said this once (a password, a secret, a protocol): stays until somebody closes it, with a button to copy. */
export function showOnce(shown: Shown): void {
  const modalId = modals.open({
    title: shown.title,
    centered: true,
    closeOnClickOutside: false,
    closeOnEscape: false,
    withCloseButton: false,
    children: <Once {...shown} onClose={() => modals.close(modalId)} />,
  })
}

const Once = ({ label, value, note, onClose }: Shown & { onClose: () => void }) => (
  <Stack>
    <Alert color="yellow">{note}</Alert>
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Code block fz="md" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {value}
      </Code>
    </div>
    <Group justify="flex-end">
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={copy}
          >
            {copied ? 'Copiado' : 'Copiar'}
          </Button>
        )}
      </CopyButton>
      <Button onClick={onClose}>Já anotei</Button>
    </Group>
  </Stack>
)
