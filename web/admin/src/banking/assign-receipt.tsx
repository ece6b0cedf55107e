import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, Failure, formatDay, useAction, type ResponseOf } from '#kit'
import { OwnerSearch, type Owner } from './owner-search.tsx'
import type { Receipt } from './receipts.tsx'

type Kind = Owner['kind']

/** Whose money it is: a title that it pays, or a client who keeps it as credit. The effect is seen before it is done. */
export function AssignReceipt({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('invoice')
  const [owner, setOwner] = useState<Owner>()
  const assign = useAction('POST /api/unmatched-receipts/:id/assign', {
    done: 'O recebimento tem destino.',
    isQuiet: true,
    onDone: onClose,
  })
  const params = { id: receipt.id }
  const effect = useQuery({
    queryKey: ['receipt-effect', receipt.id, owner],
    queryFn: () =>
      call('POST /api/unmatched-receipts/:id/assign', { params, body: { ...bodyOf(owner), dryRun: true } }),
    enabled: owner !== undefined && !assign.isPending,
    retry: false,
    placeholderData: () => undefined,
  })
  const choose = (next: Kind) => {
    setKind(next)
    setOwner(undefined)
  }
  return (
    <Modal opened onClose={onClose} title="Dar destino ao recebimento" size="lg" centered>
      <Stack>
        <Text size="sm">
          {`${formatCents(receipt.receivedCents)} em ${formatDay(receipt.paidOn)}. ${receipt.reference}.`}
        </Text>
        <SegmentedControl
          aria-label="Destino"
          value={kind}
          onChange={(next) => choose(next === 'client' ? 'client' : 'invoice')}
          data={[
            { value: 'invoice', label: 'Pagar um título' },
            { value: 'client', label: 'Crédito de um cliente' },
          ]}
        />
        <OwnerSearch key={kind} kind={kind} owner={owner} onChoose={setOwner} />
        {effect.error && <Failure error={effect.error} />}
        {assign.error && <Failure error={assign.error} />}
        {owner && effect.data && (
          <Alert color="teal" title="O que acontece" role="status">
            {sentenceOf(effect.data, owner)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Voltar
          </Button>
          <Button
            disabled={owner === undefined || !effect.data}
            loading={assign.isPending}
            onClick={() => !assign.isPending && assign.mutate({ params, body: bodyOf(owner) })}
          >
            {`Dar destino a ${formatCents(receipt.receivedCents)}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const bodyOf = (owner: Owner | undefined) =>
  owner?.kind === 'client' ? { clientId: owner.id } : { invoiceId: owner?.id }

type Effect = ResponseOf<'POST /api/unmatched-receipts/:id/assign'>

function sentenceOf({ outcome, principalCents, fineCents, interestCents, creditCents }: Effect, owner: Owner): string {
  const late = fineCents + interestCents
  const parts = [
    outcome === 'settled' && `Quita o ${owner.label}: ${formatCents(principalCents)}`,
    outcome === 'partial' && `Abate ${formatCents(principalCents)} do ${owner.label}; o resto segue em aberto`,
    outcome === 'credit' && owner.kind === 'invoice' && `O ${owner.label} não está em aberto: nada é abatido`,
    late > 0 && `${formatCents(late)} são multa e juros`,
    creditCents > 0 && `${formatCents(creditCents)} viram crédito de ${owner.clientName}`,
  ]
  return `${parts.filter((part) => part !== false).join('; ')}.`
}
