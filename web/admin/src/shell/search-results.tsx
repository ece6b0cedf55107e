import { List, Stack, Text } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconArrowRight } from '@tabler/icons-react'
import { StatusBadge } from '#kit'
import { groupKinds, hitKinds, type Group, type Hit } from './hits.ts'
import type { Place } from './places.ts'

type Choose = (hit: Hit) => void

/** The first of one kind, and the way to its whole list when there are more. */
export function FoundGroup({
  group: { kind, hits, hasMore },
  all,
  onChoose,
  onGo,
}: {
  group: Group
  /** Where the others are. */
  all: string
  onChoose: Choose
  onGo: (to: string) => void
}) {
  const { label } = groupKinds[kind]
  return (
    <Spotlight.ActionsGroup label={label}>
      {hits.map((hit) => (
        <HitAction key={hit.id} hit={hit} onChoose={onChoose} />
      ))}
      {hasMore && (
        <Spotlight.Action
          label={`Ver todos em ${label}`}
          leftSection={<IconArrowRight size={18} />}
          onClick={() => onGo(all)}
        />
      )}
    </Spotlight.ActionsGroup>
  )
}

export function RecentGroup({ hits, onChoose }: { hits: readonly Hit[]; onChoose: Choose }) {
  if (hits.length === 0) return null
  return (
    <Spotlight.ActionsGroup label="Abertos há pouco">
      {hits.map((hit) => (
        <HitAction key={hit.id} hit={hit} onChoose={onChoose} isRemembered />
      ))}
    </Spotlight.ActionsGroup>
  )
}

/** A remembered one shows no state: it may have changed since. */
function HitAction({ hit, onChoose, isRemembered = false }: { hit: Hit; onChoose: Choose; isRemembered?: boolean }) {
  const { icon: Icon, words } = hitKinds[hit.kind]
  return (
    <Spotlight.Action
      label={hit.title}
      description={hit.subtitle}
      leftSection={<Icon size={20} />}
      rightSection={isRemembered ? null : <StatusBadge of={words} value={hit.state} />}
      dimmedSections={false}
      onClick={() => onChoose(hit)}
    />
  )
}

export function PlaceAction({ place: { label, to, icon: Icon }, onGo }: { place: Place; onGo: (to: string) => void }) {
  return <Spotlight.Action label={label} leftSection={<Icon size={18} />} onClick={() => onGo(to)} />
}

const keys: readonly string[] = [
  'Cliente: partes do nome, CPF ou CNPJ, telefone, e-mail ou código',
  'Contrato: número, ou pelo cliente',
  'Título: número, nosso número, linha digitável ou código de barras',
  'Login: parte do nome, MAC, IP ou prefixo IPv6',
  'Tela: pelo nome que está no menu',
]

/** Teaches what can be found. */
export function NothingFound({ text }: { text: string }) {
  return (
    <Spotlight.Empty ta="left" role="status">
      <Stack gap="xs" px="xs">
        <Text fw={550}>Nada encontrado para “{text}”.</Text>
        <Text size="sm" c="dimmed">
          Confira a digitação. Dá para procurar por:
        </Text>
        <List size="sm" c="dimmed">
          {keys.map((key) => (
            <List.Item key={key}>{key}</List.Item>
          ))}
        </List>
      </Stack>
    </Spotlight.Empty>
  )
}

export const SearchFailed = ({ error }: { error: Error }) => (
  <Spotlight.Empty role="alert">{error.message}</Spotlight.Empty>
)
