import { Alert, Group, Loader, Paper, SegmentedControl, Stack, Text } from '@mantine/core'
import { addDays, civilDateAt } from '@open-sgp/brasil'
import { useState } from 'react'
import { Failure, formatDay, useApi, type ResponseOf } from '#kit'
import { Decisions } from './decisions.tsx'
import { RunNow } from './run-now.tsx'
import { foretell, summarise } from './summarise.ts'

export type DunningRun = ResponseOf<'POST /api/dunning-previews'>

/** Who would be hit today or tomorrow and why: the run itself, undone by the server. */
export function Preview() {
  const today = civilDateAt(new Date())
  const [on, setOn] = useState(today)
  const [result, setResult] = useState<DunningRun>()
  const preview = useApi('POST /api/dunning-previews', { body: { on } })
  const run = preview.data?.onDate === on ? preview.data : undefined
  return (
    <Stack gap="sm">
      <Paper withBorder radius="md" p="md">
        <Group justify="space-between" align="center">
          <Group>
            <SegmentedControl
              aria-label="Dia"
              value={on}
              onChange={setOn}
              data={[
                { value: today, label: `Hoje, ${formatDay(today).slice(0, 5)}` },
                { value: addDays(today, 1), label: `Amanhã, ${formatDay(addDays(today, 1)).slice(0, 5)}` },
              ]}
            />
            {run ? (
              <Text size="sm">{foretell(run)}</Text>
            ) : (
              !preview.error && <Loader size="sm" aria-label="Ensaiando a cobrança" />
            )}
          </Group>
          {run && on === today && <RunNow preview={run} onDone={setResult} />}
        </Group>
      </Paper>
      {result && (
        <Alert
          color="teal"
          role="status"
          title="Cobrança executada"
          withCloseButton
          closeButtonLabel="Fechar"
          onClose={() => setResult(undefined)}
        >
          {summarise(result)}
        </Alert>
      )}
      {preview.error ? (
        <Failure error={preview.error} retry={() => void preview.refetch()} />
      ) : (
        <Decisions key={on} run={run} />
      )}
    </Stack>
  )
}
