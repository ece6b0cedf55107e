import '@mantine/dropzone/styles.css'
import { Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileUpload } from '@tabler/icons-react'
import type { FileDropOptions } from './file-drop.tsx'
import { formatBytes } from './format.ts'

type ZoneOptions = Omit<FileDropOptions, 'onFiles'> & { onDrop: (files: File[]) => void }

/** The zone itself: in its own chunk, because few screens take files. */
export function FileDropZone({
  noun,
  extensions,
  maxBytes,
  isMultiple = false,
  isPending = false,
  onDrop,
}: ZoneOptions) {
  const kinds = extensions ? `${extensions.join(', ')}, ` : ''
  return (
    <Dropzone
      onDrop={onDrop}
      multiple
      loading={isPending}
      disabled={isPending}
      role="group"
      aria-label={`Escolher ${noun}`}
      inputProps={{ 'aria-label': noun, ...(extensions && { accept: extensions.join(',') }) }}
    >
      <Group justify="center" gap="md" mih={100} style={{ pointerEvents: 'none' }}>
        <IconFileUpload size={40} stroke={1.4} aria-hidden />
        <Stack gap={2}>
          <Text size="lg">{`Arraste ${isMultiple ? 'os arquivos' : `o ${noun}`} até aqui ou clique para escolher`}</Text>
          <Text size="sm" c="dimmed">{`${kinds}até ${formatBytes(maxBytes)}`}</Text>
        </Stack>
      </Group>
    </Dropzone>
  )
}
