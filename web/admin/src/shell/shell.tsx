import { AppShell, Burger, Group, ScrollArea, useMatches } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { Bell } from './bell.tsx'
import { CompanyName } from './company-name.tsx'
import { HelpLink } from './help-link.tsx'
import { MainMenu } from './main-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchButton } from './search-button.tsx'
import { SkipLink, useTitleFocus } from './title-focus.tsx'
import { useKeyboard } from './use-keyboard.tsx'

/** The frame around every screen: search, help, company and person above, the menu by permission beside. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure()
  const isPhone = useMatches({ base: true, sm: false }, { getInitialValueInEffect: false })
  const { search, shortcuts, overlays } = useKeyboard()
  useTitleFocus()
  return (
    <AppShell
      header={{ height: 54 }}
      navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <SkipLink />
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <CompanyName />
          </Group>
          <Group gap={4} wrap="nowrap">
            <SearchButton onClick={search} />
            <Bell />
            <HelpLink />
            <PersonMenu onShortcuts={shortcuts} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Principal" inert={isPhone && !isOpen}>
        <AppShell.Section grow component={ScrollArea}>
          <MainMenu onGo={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="conteudo" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      {overlays}
    </AppShell>
  )
}
