import { ActionIcon, Anchor, Divider, Indicator, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatCount, formatInstant, useAction, useApi, useCan, type ItemOf } from '#kit'
import { AttentionItems, useAttention } from '../dashboard/attention.tsx'

/** What the house told this person and they did not read yet: at most this many are drawn. */
const shown = 5

/** How many matters and unread notices there are, on every screen; each leads to where it is solved. */
export function Bell() {
  const mayAttend = useCan()('reports.attention.read')
  const [isOpen, { toggle, close }] = useDisclosure()
  const items = useAttention().data?.items ?? []
  const unread =
    useApi('GET /api/notifications', { query: { unread: 'true', limit: 20 } }, { refetchMs: 60_000 }).data?.items ?? []
  const count = items.length + unread.length
  const said = [
    count > 0 && `${count}`,
    items.length > 0 && `Precisa de atenção: ${formatCount(items.length, 'assunto', 'assuntos')}`,
    unread.length > 0 && formatCount(unread.length, 'aviso por ler', 'avisos por ler'),
  ].filter((text) => text !== false)
  const label = said.length === 0 ? 'Nada precisa de atenção' : said.join(' · ')
  const color = items.some(({ severity }) => severity === 'error') ? 'red' : 'orange'
  return (
    <Popover position="bottom-end" opened={isOpen} onChange={close} width={340} trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={toggle}>
          <Indicator label={count} disabled={count === 0} color={color} size={16} offset={2} autoContrast>
            <IconBell size={20} />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Precisa de atenção e avisos">
        {mayAttend && (
          <>
            <Text fw={650} mb="xs">
              Precisa de atenção
            </Text>
            <AttentionItems items={items} onGo={close} />
            <Divider my="sm" />
          </>
        )}
        <Unread items={unread} onGo={close} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Going where a notice leads is reading it. */
function Unread({ items, onGo }: { items: readonly ItemOf<'GET /api/notifications'>[]; onGo: () => void }) {
  const read = useAction('POST /api/notifications/:id/read')
  return (
    <Stack gap="xs">
      {items.slice(0, shown).map(({ id, title, link, createdAt }) => (
        <div key={id}>
          <Anchor
            component={Link}
            to={link ?? '/avisos'}
            size="sm"
            onClick={() => {
              read.mutate({ params: { id } })
              onGo()
            }}
          >
            {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {formatInstant(createdAt)}
          </Text>
        </div>
      ))}
      <Anchor component={Link} to="/avisos" size="sm" onClick={onGo}>
        Todos os avisos
      </Anchor>
    </Stack>
  )
}
