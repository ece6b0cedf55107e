import { Button, Group, Paper } from '@mantine/core'
import { addDays, civilDateAt } from '@open-sgp/brasil'
import { useState } from 'react'
import { DayInput, Failure, useAction, useApi, useCan } from '#kit'

/** Until which due date, and a look before anything is billed. */
export function RunStart({ isBusy, onPreview }: { isBusy: boolean; onPreview: (operationId: string) => void }) {
  const can = useCan()
  const settings = useApi('GET /api/billing/settings', {}, { enabled: can('billing.settings.read') }).data
  const [chosen, setChosen] = useState<string>()
  const start = useAction('POST /api/billing/previews', {
    isQuiet: true,
    onDone: ({ operationId }) => onPreview(operationId),
  })
  const dueUntil = chosen ?? addDays(civilDateAt(new Date()), settings?.daysAhead ?? 10)
  const look = () => !start.isPending && start.mutate({ body: { dueUntil } })
  return (
    <Paper
      component="form"
      withBorder
      radius="md"
      p="md"
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <Group align="end">
        <DayInput label="Vencimentos até" value={dueUntil} onChange={(day) => setChosen(day ?? '')} />
        <Button type="submit" loading={start.isPending} disabled={isBusy || dueUntil === ''}>
          Ver prévia
        </Button>
      </Group>
      {start.error && <Failure error={start.error} />}
    </Paper>
  )
}
