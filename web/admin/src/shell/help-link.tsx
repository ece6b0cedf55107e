import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { menu } from '../menu.ts'

/** The manual's page about the screen in front, else its table of contents. */
export function HelpLink() {
  const { pathname } = useLocation()
  const here = menu
    .flatMap(({ items }) => items)
    .find(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
  const to = here?.help === undefined ? '/ajuda' : `/ajuda/${here.help}`
  return (
    <Tooltip label="Ajuda sobre esta tela">
      <ActionIcon component={Link} to={to} variant="subtle" color="gray" size="lg" aria-label="Ajuda">
        <IconHelp size={20} />
      </ActionIcon>
    </Tooltip>
  )
}
