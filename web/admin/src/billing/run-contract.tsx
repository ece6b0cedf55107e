import { Alert, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Failure, Section, useAction } from '#kit'
import { RunTitles } from './run-titles.tsx'

/** One contract of the preview, by its number: what it would get and every line of it. */
export function RunContract({ dueUntil }: { dueUntil: string }) {
  const [number, setNumber] = useState<number>()
  const look = useAction('POST /api/billing/contract-previews', { isQuiet: true })
  const { data } = look
  return (
    <Section title="Conferir um contrato">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (number !== undefined) look.mutate({ body: { contractNumber: number, dueUntil } })
        }}
      >
        <Group align="end">
          <NumberInput
            label="Número do contrato"
            allowDecimal={false}
            hideControls
            min={1}
            value={number ?? ''}
            onChange={(next) => setNumber(typeof next === 'number' ? next : undefined)}
          />
          <Button type="submit" variant="default" loading={look.isPending} disabled={number === undefined}>
            Conferir
          </Button>
        </Group>
      </form>
      {look.error && <Failure error={look.error} />}
      {data && (
        <Stack gap="xs">
          {data.parked && (
            <Alert color="orange" role="status" title={`${data.clientName}: fica de fora`}>
              {data.parked.detail}
            </Alert>
          )}
          {data.titles.length > 0 && <RunTitles key={data.contractId} titles={data.titles} isOpen />}
          {data.titles.length === 0 && !data.parked && (
            <Text size="sm" role="status">{`${data.clientName}: nada a faturar até esse dia.`}</Text>
          )}
        </Stack>
      )}
    </Section>
  )
}
