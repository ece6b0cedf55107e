import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconBook,
  IconChecks,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { call, useSession } from '#kit'

/** What concerns the person and the look, not the work. */
export function PersonMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { user } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
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
        <Menu.Item leftSection={<IconUserCog size={16} />} component={Link} to="/minha-conta">
          Minha conta
        </Menu.Item>
        <Menu.Item leftSection={<IconChecks size={16} />} component={Link} to="/meus-pedidos">
          Meus pedidos
        </Menu.Item>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? 'Usar tema claro' : 'Usar tema escuro'}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
          Atalhos do teclado
        </Menu.Item>
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
