import { Anchor, Breadcrumbs, Group, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'

export type Crumb = { label: string; to: string }

/** The frame of every screen: where one is, what it is, what can be done here. */
export function Page({
  title,
  crumbs = [],
  actions,
  children,
}: {
  title: ReactNode
  crumbs?: readonly Crumb[]
  actions?: ReactNode
  children: ReactNode
}) {
  useDocumentTitle(typeof title === 'string' ? `${title} · Open-SGP` : 'Open-SGP')
  return (
    <Stack gap="md">
      <Stack gap={2}>
        {crumbs.length > 0 && (
          <Breadcrumbs aria-label="Caminho">
            {crumbs.map(({ label, to }) => (
              <Anchor key={to} component={Link} to={to} size="sm" lh="1.5rem" activeOptions={{ exact: true }}>
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="center" wrap="wrap">
          <Title order={1} size="h2">
            {title}
          </Title>
          <Group gap="xs" className="page-actions">
            {actions}
          </Group>
        </Group>
      </Stack>
      {children}
    </Stack>
  )
}
