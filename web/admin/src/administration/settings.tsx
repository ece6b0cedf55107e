import { Anchor, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useAccountOptions } from '../company/use-account-options.ts'
import { blankOf, showSetting, useSettingField } from './setting-field.ts'
import { DetailPage, formatInstant, InlineForm, ListBody, Page, RowsTable, Section, useApi } from '#kit'

/** Every setting there is, with what holds now. */
export function Settings() {
  const { data, isPending } = useApi('GET /api/settings', {})
  const accounts = useAccountOptions()
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
            render: ({ value, input }) => (
              <Text size="sm" lineClamp={2}>
                {showSetting(input, value, accounts)}
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

/** One setting: its value, and who changed it when and why. */
export function EditSetting() {
  const { key = '' } = useParams({ strict: false })
  const read = useApi('GET /api/settings/:key', { params: { key } })
  const setting = read.data
  const accounts = useAccountOptions()
  const field = useSettingField()
  const show = (value: unknown) => showSetting(setting?.input, value, accounts)
  const crumbs = [{ label: 'Configurações', to: '/administracao/configuracoes' }]
  return (
    <DetailPage title={setting?.label ?? 'Configuração'} crumbs={crumbs} read={read}>
      {setting && (
        <InlineForm
          key={setting.version}
          route="PUT /api/settings/:key"
          params={{ key }}
          initial={{ value: setting.value }}
          fields={[field(setting), { name: 'reason', label: 'Motivo da mudança', isRequired: true, span: 12 }]}
          toBody={({ value = blankOf(setting.input), reason }) => ({ value, reason, version: setting.version })}
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
