import { Text } from '@mantine/core'
import { Navigate } from '@tanstack/react-router'
import { Page, useCan } from '#kit'
import { menu } from '../menu.ts'
import { Dashboard } from './dashboard.tsx'

/** Where a person begins: the dashboard, or else the first screen of their menu. */
export function Home() {
  const can = useCan()
  if (can('reports.dashboard.read')) return <Dashboard />
  const first = menu.flatMap(({ items }) => items).find(({ to, permission }) => to !== '/' && can(permission))
  if (first) return <Navigate to={first.to} replace />
  return (
    <Page title="Bem-vindo">
      <Text>Seu usuário ainda não tem nenhuma permissão. Peça a quem administra os acessos.</Text>
    </Page>
  )
}
