import { Button, Code, CopyButton, Group, Text } from '@mantine/core'

/** A code that people copy rather than type. */
export const Copyable = ({ label, text }: { label: string; text: string }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Group gap="xs">
      <Code fz="sm" style={{ overflowWrap: 'anywhere' }} data-copy={label}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="light" aria-label={`Copiar ${label}`} onClick={copy}>
            {copied ? 'Copiado' : 'Copiar'}
          </Button>
        )}
      </CopyButton>
    </Group>
  </div>
)
