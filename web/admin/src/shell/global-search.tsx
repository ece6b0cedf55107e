import '@mantine/spotlight/styles.css'
import { Group, Kbd, Loader, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useApi, useCan, useSession } from '#kit'
import { findPlaces } from './places.ts'
import { listRecent, rememberRecent } from './recent.ts'
import { addressOfAll, findOnlyClient, hitKinds, type Hit } from './hits.ts'
import { FoundGroup, NothingFound, PlaceAction, RecentGroup, SearchFailed } from './search-results.tsx'

const [store, spotlight] = createSpotlight()
const listId = 'search-results'

/** The first line is the chosen one, as the component itself does it when the text changes. */
function selectFirst(): void {
  const list = document.getElementById(listId)
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected: 0 }))
}

/** Search over everything: what the server finds, and the screens by name. Opens anew with each of `openings`. */
export function GlobalSearch({ openings }: { openings: number }) {
  const [text, setText] = useState('')
  useEffect(() => spotlight.open(), [openings])
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={text}
      onQueryChange={setText}
      scrollable
      maxHeight="min(480px, 60vh)"
      size={640}
      yOffset={64}
      transitionProps={{ duration: 100, transition: 'pop' }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 2 }}
      attributes={{ content: { 'aria-label': 'Procurar' } }}
    >
      <Results text={text} />
      <Spotlight.Footer visibleFrom="sm">
        <Group gap="lg">
          <Hint keys={['↑', '↓']} text="escolher" />
          <Hint keys={['Enter']} text="abrir" />
          <Hint keys={['Esc']} text="fechar" />
        </Group>
      </Spotlight.Footer>
    </Spotlight.Root>
  )
}

function Results({ text }: { text: string }) {
  const navigate = useNavigate()
  const can = useCan()
  const { companyId } = useSession()
  const [asked] = useDebouncedValue(text.trim(), 150)
  const answer = useApi('GET /api/search', { query: { q: asked } }, { enabled: asked !== '' })
  const groups =
    asked === '' || text.trim() === '' ? [] : (answer.data?.groups ?? []).filter(({ hits }) => hits.length > 0)
  const isWaiting = answer.isFetching || asked !== text.trim()
  // What came late is chosen as what was there at once: the first.
  useEffect(selectFirst, [answer.data, asked])

  const go = (to: string) => void navigate({ to })
  const choose = (hit: Hit) => {
    if (companyId) rememberRecent(companyId, hit)
    go(hitKinds[hit.kind].addressOf(hit))
  }
  const places = findPlaces(text, can)
  return (
    <>
      <Spotlight.Search
        placeholder="Nome, CPF/CNPJ, telefone, título, nosso número, login, MAC, IP…"
        aria-label="Procurar"
        leftSection={<IconSearch size={20} />}
        rightSection={isWaiting && text.trim() !== '' ? <Loader size="xs" aria-label="Procurando" /> : null}
      />
      <Spotlight.ActionsList id={listId}>
        {text.trim() === '' && companyId && <RecentGroup hits={listRecent(companyId)} onChoose={choose} />}
        {groups.map((group) => (
          <FoundGroup
            key={group.kind}
            group={group}
            all={addressOfAll(group.kind, asked, findOnlyClient(groups))}
            onChoose={choose}
            onGo={go}
          />
        ))}
        {places.length > 0 && (
          <Spotlight.ActionsGroup label="Telas">
            {places.map((place) => (
              <PlaceAction key={place.to} place={place} onGo={go} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {answer.error && <SearchFailed error={answer.error} />}
        {text.trim() !== '' && !isWaiting && !answer.error && groups.length + places.length === 0 && (
          <NothingFound text={asked} />
        )}
      </Spotlight.ActionsList>
    </>
  )
}

function Hint({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <Group gap={6}>
      {keys.map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </Group>
  )
}
