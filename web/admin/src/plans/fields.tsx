import { Alert, Code, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { ApiError, optionsOf, useApi, type FormField, type Values } from '#kit'

export const planFields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true, help: 'Como sai no boleto e no contrato' },
  { name: 'family', label: 'Família', isRequired: true, span: 3, help: 'Agrupa planos: Fibra, Empresas…' },
  {
    name: 'technology',
    label: 'Tecnologia',
    type: 'select',
    isRequired: true,
    span: 3,
    help: 'Informada à Anatel',
    options: optionsOf('technology'),
  },
]

/** Price, dates and speeds; `at` is the version's place in the body. */
export const versionFields = (at = ''): readonly FormField[] => [
  {
    name: `${at}effectiveOn`,
    label: 'Vendas a partir de',
    type: 'date',
    isRequired: true,
    section: 'Preço',
    span: 3,
  },
  {
    name: `${at}baseEffectiveOn`,
    label: 'Contratos já assinados',
    type: 'date',
    help: 'Mudam neste dia; vazio: ficam',
    span: 3,
  },
  { name: `${at}priceCents`, label: 'Mensalidade', type: 'money', isRequired: true, span: 2 },
  { name: `${at}svaCents`, label: 'Da qual SVA', type: 'money', span: 2 },
  { name: `${at}loyaltyMonths`, label: 'Fidelidade', help: 'Meses', type: 'integer', span: 2 },
  { name: `${at}downKbps`, label: 'Download', type: 'mbps', isRequired: true, section: 'Velocidade', span: 3 },
  { name: `${at}upKbps`, label: 'Upload', type: 'mbps', isRequired: true, span: 3 },
  { name: `${at}reducedDownKbps`, label: 'Download reduzido', type: 'mbps', span: 3 },
  { name: `${at}reducedUpKbps`, label: 'Upload reduzido', type: 'mbps', span: 3 },
  { name: `${at}addressPool`, label: 'Pool de endereços', span: 6, help: 'Nome do pool no concentrador' },
  {
    name: `${at}burstDownKbps`,
    label: 'Rajada: download',
    type: 'mbps',
    section: 'Rajada (os cinco campos, ou nenhum)',
    span: 3,
  },
  { name: `${at}burstUpKbps`, label: 'Rajada: upload', type: 'mbps', span: 3 },
  { name: `${at}burstThresholdDownKbps`, label: 'Limiar: download', type: 'mbps', span: 2 },
  { name: `${at}burstThresholdUpKbps`, label: 'Limiar: upload', type: 'mbps', span: 2 },
  { name: `${at}burstSeconds`, label: 'Janela', help: 'Segundos', type: 'integer', span: 2 },
]

const speedNames = [
  'downKbps',
  'upKbps',
  'burstDownKbps',
  'burstUpKbps',
  'burstThresholdDownKbps',
  'burstThresholdUpKbps',
  'burstSeconds',
  'reducedDownKbps',
  'reducedUpKbps',
] as const

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** What the routers would get for these speeds, before anything is saved. */
export function SpeedPreview({ values }: { values: Values }) {
  const [settled] = useDebouncedValue(values, 300)
  const { downKbps, upKbps } = settled
  const isReady = typeof downKbps === 'number' && typeof upKbps === 'number'
  const rest = Object.fromEntries(speedNames.map((name) => [name, numberOf(settled[name])]))
  const body = { ...rest, downKbps: numberOf(downKbps) ?? 0, upKbps: numberOf(upKbps) ?? 0 }
  const preview = useApi('POST /api/plan-speeds/preview', { body }, { enabled: isReady })
  if (!isReady) return null
  if (preview.error)
    return (
      <Alert color="yellow" title="O roteador não aceitaria estas velocidades" role="status">
        {preview.error instanceof ApiError && preview.error.errors.length > 0
          ? preview.error.errors.map(({ detail }) => <div key={detail}>{detail}</div>)
          : preview.error.message}
      </Alert>
    )
  if (!preview.data) return null
  const { rateLimit, reducedRateLimit, burstDownSeconds, burstUpSeconds } = preview.data
  return (
    <Alert color="teal" variant="light" title="Como o roteador recebe (upload/download)" role="status">
      <Group gap="lg">
        <Code>{rateLimit}</Code>
        {reducedRateLimit && (
          <Text size="sm">
            Reduzido: <Code>{reducedRateLimit}</Code>
          </Text>
        )}
        {burstDownSeconds !== null && (
          <Text size="sm">
            A rajada dura {seconds(burstDownSeconds)} no download e {seconds(burstUpSeconds ?? 0)} no upload.
          </Text>
        )}
      </Group>
    </Alert>
  )
}

const seconds = (value: number) => `${value.toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s`
