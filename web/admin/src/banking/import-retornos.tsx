import { Alert, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FileDrop, Page } from '#kit'
import { largestRetorno, refuseFileContent } from './refuse-content.ts'
import { RetornoDraft } from './retorno-draft.tsx'

type Dropped = { key: string; file: File }

/** Files of the bank, each previewed line by line before anything is posted. */
export function ImportRetornos() {
  const [dropped, setDropped] = useState<readonly Dropped[]>([])
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const take = async (files: File[]) => {
    const judged = await Promise.all(files.map(async (file) => ({ file, refusal: await refuseFileContent(file) })))
    setRefusals(judged.flatMap(({ refusal }) => refusal ?? []))
    const sound = judged.flatMap(({ file, refusal }) =>
      refusal === undefined ? [{ key: `${file.name} ${file.size} ${file.lastModified}`, file }] : [],
    )
    setDropped((before) => [...before, ...sound.filter(({ key }) => before.every((one) => one.key !== key))])
  }
  return (
    <Page title="Importar retorno" crumbs={[{ label: 'Retornos', to: '/retornos' }]}>
      <Text c="dimmed" maw={760}>
        Solte aqui o retorno da cobrança que o banco entregou. Você vê linha por linha o que será feito, e nada muda até
        lançar. Importar o mesmo arquivo de novo não muda nada.
      </Text>
      <FileDrop noun="arquivo de retorno" maxBytes={largestRetorno} isMultiple onFiles={(files) => void take(files)} />
      {refusals.length > 0 && (
        <Alert color="red" role="alert" title="Arquivo não enviado">
          {refusals.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Alert>
      )}
      <Stack gap="xl">
        {dropped.map(({ key, file }) => (
          <RetornoDraft
            key={key}
            file={file}
            draftKey={key}
            onRemove={() => setDropped((before) => before.filter((one) => one.key !== key))}
          />
        ))}
      </Stack>
    </Page>
  )
}
