import {
  ActionIcon,
  AppShell,
  Burger,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Select,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { call, rememberCompany, useCan, useSession } from '#kit'
import { menu } from '../menu.ts'

/** The frame around every screen: menu by permission, company, person. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure()
  return (
    <AppShell
      header={{ height: 54 }}
      navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <CompanyName />
          </Group>
          <Group gap={4} wrap="nowrap">
            <SchemeSwitch />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Principal">
        <AppShell.Section grow component={ScrollArea}>
          <MainMenu onGo={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}

function MainMenu({ onGo }: { onGo: () => void }) {
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
            style={{ borderRadius: 8 }}
          />
        ))}
      </div>
    )
  })
}

function CompanyName() {
  const { companies, companyId } = useSession()
  const current = companies.find(({ id }) => id === companyId)
  // Nothing of one company may be seen as another's: the page begins anew.
  const change = (id: string | null) => {
    if (id === null || id === companyId) return
    rememberCompany(id)
    window.location.assign('/')
  }
  if (companies.length > 1)
    return (
      <Select
        aria-label="Empresa em uso"
        data={companies.map(({ id, tradeName }) => ({ value: id, label: tradeName }))}
        value={companyId}
        onChange={change}
        w={{ base: 170, sm: 260 }}
      />
    )
  return (
    <Text fw={650} truncate>
      {current?.tradeName ?? 'Open-SGP'}
    </Text>
  )
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const label = isDark ? 'Usar tema claro' : 'Usar tema escuro'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}

function PersonMenu() {
  const { user } = useSession()
  const leave = async () => {
    await call('POST /api/logout')
    window.location.assign('/')
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Conta de ${user.name}`}>
          <IconUserCircle size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.name}</Menu.Label>
        <Menu.Item leftSection={<IconBook size={16} />} component="a" href="/docs" target="_blank">
          Documentação da API
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          Sair
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
