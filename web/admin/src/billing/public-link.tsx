import { Button, Paper, Stack, Text } from '@mantine/core'
import { ActionButton, Failure, Section, useApi } from '#kit'
import { Copyable } from './copyable.tsx'
import type { Invoice } from './detail.tsx'

/** The page of the invoice that the client opens without a password: to copy into a message, and to change when it got into wrong hands. */
export function PublicLink({ invoice }: { invoice: Invoice }) {
  const { data: link, error, refetch } = useApi('GET /api/invoices/:id/link', { params: { id: invoice.id } })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!link) return null
  return (
    <Section
      title="Página da fatura"
      actions={
        <>
          <Button component="a" variant="default" target="_blank" href={link.path}>
            Abrir página
          </Button>
          <ActionButton
            label="Trocar endereço"
            permission="billing.link.renew"
            isDangerous
            route="POST /api/invoices/:id/link"
            params={{ id: invoice.id }}
            consequence={
              <Text size="sm">O endereço de agora, inclusive o que já foi por e-mail, deixa de abrir esta fatura.</Text>
            }
            done="Endereço trocado: copie e envie o novo."
          />
        </>
      }
    >
      <Paper withBorder radius="md" p="md">
        <Stack gap="sm">
          <Text size="sm">
            Quem tem este endereço vê a fatura e paga por Pix ou boleto, sem senha. Envie só ao cliente.
          </Text>
          <Copyable label="Endereço da fatura" text={link.url ?? `${window.location.origin}${link.path}`} />
        </Stack>
      </Paper>
    </Section>
  )
}
