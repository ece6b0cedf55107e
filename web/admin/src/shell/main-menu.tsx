import { NavLink, Text } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useCan } from '#kit'
import { menu } from '../menu.ts'

/** The menu, without what this person may not see. */
export function MainMenu({ onGo }: { onGo: () => void }) {
  const can = useCan()
  const { pathname } = useLocation()
  const isHere = (to: string) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`))
  return menu.map(({ group, items }) => {
    const seen = items.filter(({ permission }) => permission === 'signed-in' || can(permission))
    if (seen.length === 0) return null
    return (
      <div key={group}>
        <Text size="xs" c="dimmed" fw={600} px="sm" pt="sm" pb={4}>
          {group}
        </Text>
        {seen.map(({ label, to, icon: Icon }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            leftSection={<Icon size={18} />}
            active={isHere(to)}
            onClick={onGo}
            py={{ base: 8, sm: 5 }}
            style={{ borderRadius: 8 }}
          />
        ))}
      </div>
    )
  })
}
