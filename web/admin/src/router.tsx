import { Anchor, Center, Stack, Text, Title } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router'
import { Failure } from '#kit'
import { screens } from './screens.ts'
import { Shell } from './shell/shell.tsx'

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <Failure error={error instanceof Error ? error : new Error(String(error))} retry={() => window.location.reload()} />
  ),
})

const routes = screens.map(({ path, load }) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    validateSearch: (search: Record<string, unknown>) => search,
    component: lazyRouteComponent(async () => ({ default: await load() })),
  }),
)

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Filters stand in the address as people write them, not as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      ),
    ).toString()
    return text === '' ? '' : `?${text}`
  },
})

function NotFound() {
  return (
    <Center mih={300}>
      <Stack align="center" gap="xs">
        <Title order={1} size="h3">
          Esta página não existe
        </Title>
        <Text c="dimmed">O endereço pode ter mudado.</Text>
        <Anchor component={Link} to="/">
          Voltar ao início
        </Anchor>
      </Stack>
    </Center>
  )
}
