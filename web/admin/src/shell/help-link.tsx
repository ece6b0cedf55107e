import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { menu } from '../menu.ts'

/** Screens that the menu does not lead to. */
const beside: Record<string, string> = { '/minha-conta': 'entrar-e-minha-conta' }

/** The manual's page about the screen in front, else its table of contents. */
export function HelpLink() {
  const { pathname } = useLocation()
  const here = menu
    .flatMap(({ items }) => items)
    .find(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
  const page = here?.help ?? beside[pathname]
  const to = page === undefined ? '/ajuda' : `/ajuda/${page}`
  return (
    <Tooltip label="Ajuda sobre esta tela">
      <ActionIcon component={Link} to={to} variant="subtle" color="gray" size="lg" aria-label="Ajuda">
        <IconHelp size={20} />
      </ActionIcon>
    </Tooltip>
  )
}
