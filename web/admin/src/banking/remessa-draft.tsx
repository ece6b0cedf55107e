import { Alert, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { formatCents } from '@open-sgp/brasil'
import { z } from 'zod'
import { addressOf, ApiError, call, countTitles, Facts, Money, Section, useAction, type ResponseOf } from '#kit'
import { LeftOut } from './left-out.tsx'
import type { WaitingAccount } from './new-remessa.tsx'

type Remessa = ResponseOf<'POST /api/remessas'>

/** What the file of a portador would hold, by the same work as the file itself; then the file. */
export function RemessaDraft({ account: { accountId, accountName } }: { account: WaitingAccount }) {
  const create = useAction('POST /api/remessas', { isQuiet: true, onDone: download })
  const draft = useQuery({
    queryKey: ['remessa-draft', accountId],
    queryFn: () => call('POST /api/remessas', { body: { accountId, dryRun: true } }),
    enabled: create.data === undefined,
    gcTime: 0,
    retry: false,
  })
  if (create.data) return <Created remessa={create.data} />
  return (
    <Section title={`Conferência de ${accountName}`}>
      {draft.isPending && <Skeleton height={140} aria-label="Conferindo os títulos" />}
      {(create.error ?? draft.error) && <Refused error={create.error ?? draft.error} />}
      {draft.data && (
        <Paper withBorder radius="md" p="md">
          <Stack>
            <Text>
              {`O arquivo ${draft.data.fileName} sairá com o número ${draft.data.sequence}: ${countTitles(draft.data.titleCount)}, ${formatCents(draft.data.amountCents)}.`}
            </Text>
            <LeftOut titles={draft.data.leftOut} />
            <Group>
              <Button
                loading={create.isPending}
                onClick={() => !create.isPending && create.mutate({ body: { accountId } })}
              >
                {`Gerar remessa com ${countTitles(draft.data.titleCount)}`}
              </Button>
            </Group>
          </Stack>
        </Paper>
      )}
    </Section>
  )
}

/** The file is offered at once: nobody has to look for it. */
function download({ id, fileName }: Remessa): void {
  const link = document.createElement('a')
  link.href = addressOf('GET /api/remessas/:id/file', { params: { id } })
  link.download = fileName
  link.click()
}

const Created = ({ remessa }: { remessa: Remessa }) => (
  <Section title={`Remessa ${remessa.sequence} gerada`}>
    <Alert color="teal" role="status" title="Envie este arquivo ao banco">
      <Stack>
        <Text size="sm">O download já começou. Depois de enviado, o retorno do banco diz o que foi aceito.</Text>
        <Facts
          items={[
            ['Arquivo', remessa.fileName],
            ['Títulos', remessa.titleCount],
            ['Valor', <Money key="amount" cents={remessa.amountCents} />],
          ]}
        />
        <Group>
          <Button
            component="a"
            href={addressOf('GET /api/remessas/:id/file', { params: { id: remessa.id } })}
            download
            leftSection={<IconDownload size={16} />}
          >
            Baixar de novo
          </Button>
          <Button component={Link} variant="default" to={`/remessas/${remessa.id}`}>
            Ver a remessa
          </Button>
        </Group>
      </Stack>
    </Alert>
    <LeftOut titles={remessa.leftOut} />
  </Section>
)

const LeftOutTitles = z.object({
  leftOut: z.array(
    z.object({ boletoId: z.string(), invoiceId: z.string(), invoiceNumber: z.int(), detail: z.string() }),
  ),
})

/** Nothing to send, or why; the titles that keep it from being sent are in the answer. */
function Refused({ error }: { error: Error | null }) {
  const found = LeftOutTitles.safeParse(error instanceof ApiError ? error.extra : {})
  return (
    <Stack>
      <Alert color="orange" role="alert">
        {error?.message}
      </Alert>
      {found.success && <LeftOut titles={found.data.leftOut} />}
    </Stack>
  )
}
