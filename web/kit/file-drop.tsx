import { Alert, Skeleton, Stack } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { refuseFile, type FileLimits } from './refuse-file.ts'

export type FileDropOptions = FileLimits & {
  /** What is dropped here: “arquivo de retorno”. */
  noun: string
  /** Files that passed; one alone unless `isMultiple`. */
  onFiles: (files: File[]) => void
  isMultiple?: boolean
  isPending?: boolean
}

const Zone = lazy(async () => ({ default: (await import('./file-drop-zone.tsx')).FileDropZone }))

/** A place for files, dragged or chosen. Wrong and too large ones are refused in words before a byte travels. */
export function FileDrop(options: FileDropOptions) {
  const { onFiles, isMultiple = false } = options
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const take = (files: readonly File[]) => {
    const tooMany = !isMultiple && files.length > 1 ? ['Solte um arquivo por vez.'] : []
    const found = [...tooMany, ...files.flatMap((file) => refuseFile(file, options) ?? [])]
    setRefusals(found)
    const sound = tooMany.length > 0 ? [] : files.filter((file) => refuseFile(file, options) === undefined)
    if (sound.length > 0) onFiles(sound)
  }
  return (
    <Stack gap="xs">
      <Suspense fallback={<Skeleton h={132} />}>
        <Zone {...options} onDrop={take} />
      </Suspense>
      {refusals.length > 0 && (
        <Alert color="red" role="alert" title="Arquivo não enviado">
          {refusals.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Alert>
      )}
    </Stack>
  )
}
