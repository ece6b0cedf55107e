import { Grid, Title } from '@mantine/core'
import { Fragment } from 'react'
import type { FormField } from './field.ts'
import { FieldInput } from './form-fields.tsx'
import { valueAt, type Values } from './form-state.ts'

/** Fields in a grid of twelve, with the headings of their parts and the problems at their places. */
export const FieldGrid = (options: {
  fields: readonly FormField[]
  values: Values
  errors?: Record<string, string>
  onChange: (path: string, value: unknown) => void
}) => (
  <Grid>
    {options.fields.map((field) => (
      <Fragment key={field.name}>
        {field.section && (
          <Grid.Col span={12}>
            <Title order={2} size="h4" mt="xs">
              {field.section}
            </Title>
          </Grid.Col>
        )}
        <Grid.Col span={{ base: 12, sm: field.span ?? 6 }}>
          <FieldInput
            field={field}
            value={valueAt(options.values, field.name)}
            error={options.errors?.[field.name]}
            onChange={(value) => options.onChange(field.name, value)}
          />
        </Grid.Col>
      </Fragment>
    ))}
  </Grid>
)
