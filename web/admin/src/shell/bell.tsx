import { ActionIcon, Indicator, Menu, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCan } from '#kit'
import { labelOf, targetOf, useAttention } from '../dashboard/attention.tsx'

/** How many matters need attention, on every screen; each leads to where it is solved. */
export function Bell() {
  const can = useCan()
  const items = useAttention().data?.items ?? []
  if (!can('reports.attention.read')) return null
  const label =
    items.length === 0
      ? 'Nada precisa de atenção'
      : `Precisa de atenção: ${items.length} ${items.length === 1 ? 'assunto' : 'assuntos'}`
  const color = items.some(({ severity }) => severity === 'error') ? 'red' : 'orange'
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label}>
          <Indicator label={items.length} disabled={items.length === 0} color={color} size={16} offset={2} autoContrast>
            <IconBell size={20} />
          </Indicator>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown maw={340}>
        <Menu.Label>Precisa de atenção</Menu.Label>
        {items.length === 0 && (
          <Text size="sm" px="sm" pb="xs">
            Nada à espera: tudo em dia.
          </Text>
        )}
        {items.map((item) => (
          <Menu.Item
            key={item.kind}
            component={Link}
            {...(targetOf(item) as object)}
            rightSection={
              <Text size="sm" fw={650} className="number">
                {item.count.toLocaleString('pt-BR')}
              </Text>
            }
          >
            {labelOf(item)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
