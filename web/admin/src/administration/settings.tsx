import { Anchor, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import {
  DetailPage,
  formatInstant,
  InlineForm,
  ListBody,
  Page,
  RowsTable,
  Section,
  useApi,
  type FormField,
  type ResponseOf,
} from '#kit'

type Setting = ResponseOf<'GET /api/settings'>['items'][number]

const show = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'Nenhuma' : value.join(', ')
  if (value === '' || value === null || value === undefined) return 'Em branco'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Every setting there is, with what holds now. */
export function Settings() {
  const { data, isPending } = useApi('GET /api/settings', {})
  return (
    <Page title="Configurações">
      <RowsTable
        rows={data?.items ?? []}
        isPending={isPending}
        rowId={({ key }) => key}
        columns={[
          {
            title: 'Configuração',
            isWide: true,
            render: ({ key, label, help }) => (
              <div>
                <Anchor component={Link} to={`/administracao/configuracoes/${key}`}>
                  {label}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {help}
                </Text>
              </div>
            ),
          },
          {
            title: 'Valor em vigor',
            width: 280,
            render: ({ value }) => (
              <Text size="sm" lineClamp={2}>
                {show(value)}
              </Text>
            ),
          },
          {
            title: 'Vale para',
            width: 150,
            render: ({ scope }) => (scope === 'company' ? 'A empresa' : 'Toda a instalação'),
          },
          {
            title: 'Alterada',
            width: 170,
            render: ({ changedAt }) => (changedAt ? formatInstant(changedAt) : 'Nunca'),
          },
        ]}
        empty="Nenhuma configuração."
      />
    </Page>
  )
}

const valueField = ({ label, help, input }: Setting): FormField => {
  const common = { name: 'value', label, help, span: 12 }
  if (input === 'integer') return { ...common, type: 'integer' }
  if (input === 'lines') return { ...common, type: 'tags' }
  return input === 'long-text' ? { ...common, type: 'textarea' } : common
}

const blank = (input: Setting['input']) => (input === 'lines' ? [] : '')

/** One setting: its value, and who changed it when and why. */
export function EditSetting() {
  const { key = '' } = useParams({ strict: false })
  const read = useApi('GET /api/settings/:key', { params: { key } })
  const setting = read.data
  const crumbs = [{ label: 'Configurações', to: '/administracao/configuracoes' }]
  return (
    <DetailPage title={setting?.label ?? 'Configuração'} crumbs={crumbs} read={read}>
      {setting && (
        <InlineForm
          key={setting.version}
          route="PUT /api/settings/:key"
          params={{ key }}
          initial={{ value: setting.value }}
          fields={[valueField(setting), { name: 'reason', label: 'Motivo da mudança', isRequired: true, span: 12 }]}
          toBody={({ value = blank(setting.input), reason }) => ({ value, reason, version: setting.version })}
          done="Configuração alterada."
        />
      )}
      <Section title="Histórico">
        <ListBody
          route="GET /api/settings/:key/changes"
          request={{ params: { key } }}
          rowId={({ id }) => id}
          columns={[
            { title: 'Quando', width: 170, field: 'changedAt' },
            { title: 'Antes', isWide: true, render: ({ before }) => show(before) },
            { title: 'Depois', isWide: true, render: ({ after }) => show(after) },
            { title: 'Motivo', isWide: true, field: 'reason' },
          ]}
          empty="Nunca foi alterada: vale o padrão."
        />
      </Section>
    </DetailPage>
  )
}
