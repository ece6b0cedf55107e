import './manual.css'
import { Anchor, Box, Loader, Paper, Text, Typography } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, type MouseEvent } from 'react'
import { Failure, Page } from '#kit'

type Manual = { title: string; html: string }

const pages = import.meta.glob<Manual>('../../../../docs/manual/*.md')
const loadOf = (page: string) => pages[`../../../../docs/manual/${page}.md`]

/** A page of the manual; without a name, its table of contents. It comes with the application: no network is needed. */
export function ManualPage() {
  const { page } = useParams({ strict: false })
  const load = loadOf(page ?? 'README')
  const { data, error, refetch } = useQuery({
    queryKey: ['manual', page],
    queryFn: async () => (await load?.()) ?? null,
    staleTime: Infinity,
  })
  useEffect(() => {
    if (data && window.location.hash !== '')
      document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView()
  }, [data])
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loader role="status" aria-label="Carregando" />
  return (
    <Page
      title={data?.title ?? 'Esta página não está no manual'}
      crumbs={page ? [{ label: 'Ajuda', to: '/ajuda' }] : []}
    >
      {data ? <ManualText html={data.html} /> : <Missing />}
    </Page>
  )
}

function ManualText({ html }: { html: string }) {
  const navigate = useNavigate()
  /** Links between pages stay inside of the application. */
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const address = link?.getAttribute('href') ?? ''
    if (!address.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const [to = '/', hash] = address.split('#')
    void navigate({ to, ...(hash !== undefined && { hash }) })
  }
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} radius="md">
      <Box maw={860} className="manual">
        <Typography onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />
      </Box>
    </Paper>
  )
}

const Missing = () => (
  <Text>
    Veja o que há no{' '}
    <Anchor component={Link} to="/ajuda">
      índice da ajuda
    </Anchor>
    .
  </Text>
)
