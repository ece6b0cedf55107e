import { Alert, Button, Group, Paper, Stack } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ApiError } from './api.ts'
import { FieldGrid } from './field-grid.tsx'
import type { FormField } from './field.ts'
import type { useFormState, Values } from './form-state.ts'

export type FormBodyOptions = {
  form: ReturnType<typeof useFormState>
  fields: readonly FormField[]
  /** What follows the fields: a preview, or buttons that add more of them. */
  after?: ((form: { values: Values; change: (path: string, value: unknown) => void }) => ReactNode) | undefined
  /** What helps after this refusal, below its words: a link to what stands in the way. */
  remedy?: ((problem: ApiError) => ReactNode) | undefined
  submit: string
  isPending: boolean
}

/** A refusal is read even at the foot of a long form. */
const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'center' })

/** What every form looks like: the refusal, the fields, the one button. */
export const FormBody = ({ form, fields, after, remedy, submit, isPending }: FormBodyOptions) => (
  <Paper withBorder p="lg" radius="md" maw={980}>
    <Stack>
      {form.general && (
        <Alert color="red" role="alert" ref={bringIntoView}>
          {form.general} {form.problem && remedy?.(form.problem)}
        </Alert>
      )}
      <FieldGrid fields={fields} values={form.values} errors={form.errors} onChange={form.change} />
      {after?.({ values: form.values, change: form.change })}
      <Group justify="flex-end">
        <Button type="submit" loading={isPending} leftSection={<IconDeviceFloppy size={16} />}>
          {submit}
        </Button>
      </Group>
    </Stack>
  </Paper>
)
