import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ActionButton, Failure, formatDay, Page, RowsTable, Section, useApi, useCan, type ResponseOf } from '#kit'
import { PauseRules } from './pause-rules.tsx'
import { blankOf, useSettingField, type Setting } from './setting-field.ts'

type Area = ResponseOf<'GET /api/financial-parameters'>['areas'][number]
type Parameter = Area['items'][number]

/** Each subject, with where its things are changed that are no settings. */
const words: Readonly<
  Record<Area['area'], { title: string; link?: { to: string; label: string; permission: string } }>
> = {
  late: { title: 'Atraso: o padrão dos portadores novos' },
  billing: { title: 'Vencimento e emissão' },
  accounts: {
    title: 'Portadores',
    link: { to: '/empresa', label: 'Abrir os portadores', permission: 'company.company.read' },
  },
  receipts: {
    title: 'Recebimento',
    link: { to: '/administracao/locais', label: 'Abrir os locais', permission: 'administration.site.read' },
  },
  dunning: {
    title: 'Etapas da cobrança',
    link: { to: '/cobranca/politica/nova', label: 'Nova política de cobrança', permission: 'dunning.policy.update' },
  },
  contracts: { title: 'Contratos' },
  plans: { title: 'Preços', link: { to: '/planos', label: 'Abrir os planos', permission: 'plans.plan.read' } },
  rules: { title: 'Regras que não mudam' },
}

const sourceOf = ({ source, sourceName }: Parameter): string => {
  if (source === 'default') return 'Padrão do sistema'
  if (source === 'company') return 'Empresa'
  if (source === 'account') return `Portador ${sourceName ?? ''}`
  if (source === 'policy') return `Política desde ${sourceName === null ? '' : formatDay(sourceName)}`
  return source === 'plan' ? 'Planos' : 'Lei e sistema'
}

/** All that decides about money, on one screen: what holds now, where it comes from, and a way to change it. */
export function FinancialParameters() {
  const { data, error, refetch } = useApi('GET /api/financial-parameters', {})
  const mayRead = useCan()('administration.setting.read')
  const settings = useApi('GET /api/settings', {}, { enabled: mayRead }).data?.items ?? []
  return (
    <Page title="Parâmetros financeiros">
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.areas.map((area) => (
        <AreaSection key={area.area} area={area} settings={settings} />
      ))}
    </Page>
  )
}

function AreaSection({ area: { area, items }, settings }: { area: Area; settings: readonly Setting[] }) {
  const can = useCan()
  const { title, link } = words[area]
  return (
    <Section title={title}>
      <RowsTable
        rows={items}
        rowId={({ key }) => key}
        columns={[
          {
            title: 'Parâmetro',
            isWide: true,
            render: ({ label, help }) => (
              <div>
                <Text size="sm">{label}</Text>
                {help !== null && (
                  <Text size="xs" c="dimmed">
                    {help}
                  </Text>
                )}
              </div>
            ),
          },
          { title: 'Em vigor', width: 300, isWide: true, render: ({ value }) => <Text size="sm">{value}</Text> },
          { title: 'De onde vem', width: 190, isWide: true, render: (item) => sourceOf(item) },
          {
            title: '',
            width: 210,
            render: (item) => <Change item={item} setting={settings.find(({ key }) => key === item.settingKey)} />,
          },
        ]}
        empty="Nada cadastrado."
      />
      {link && can(link.permission) && (
        <Anchor component={Link} to={link.to} size="sm">
          {link.label}
        </Anchor>
      )}
    </Section>
  )
}

/** Changes a setting in place, with its reason; its history is one click away. */
function Change({ item, setting }: { item: Parameter; setting: Setting | undefined }) {
  const field = useSettingField()
  if (item.key === 'pause') return <PauseRules />
  if (!setting) return null
  const { key, input, value, version, permission } = setting
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Anchor component={Link} to={`/administracao/configuracoes/${key}`} size="sm">
        Histórico
      </Anchor>
      <ActionButton
        key={version}
        label="Alterar"
        permission={permission}
        route="PUT /api/settings/:key"
        params={{ key }}
        initial={{ value }}
        fields={[field(setting), { name: 'reason', label: 'Motivo da mudança', isRequired: true, span: 12 }]}
        toBody={({ value = blankOf(input), reason }) => ({ value, reason, version })}
        consequence={`Hoje: ${item.value}. O que já foi emitido não muda.`}
        submit="Salvar"
        done="Parâmetro alterado."
      />
    </Group>
  )
}
