import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, formatDay, formatInstant, Money, StatusBadge } from '#kit'
import type { ContractFile } from './types.ts'

const because = (since: string | null | undefined, reason: string | undefined) => (
  <Text size="xs" c="dimmed">
    {[since && `desde ${since}`, reason].filter(Boolean).join(' · ')}
  </Text>
)

/** What one sees of a contract at a glance. */
export function factsOf(contract: ContractFile) {
  const { suspension, loyaltyMonths, loyaltyUntil } = contract
  return [
    [
      'Cliente',
      <Anchor key="client" component={Link} to={`/clientes/${contract.clientId}`}>
        {contract.clientName}
      </Anchor>,
    ],
    [
      'Situação',
      <div key="status">
        <StatusBadge of="contract" value={contract.status} />
        {suspension
          ? because(
              formatInstant(suspension.startedAt),
              `${findWord('suspension', suspension.kind).label}: ${suspension.reason}`,
            )
          : because(
              (contract.endedOn ?? contract.activatedOn) && formatDay(contract.endedOn ?? contract.activatedOn),
              undefined,
            )}
      </div>,
    ],
    [
      'Acesso',
      <div key="access">
        <StatusBadge of="access" value={contract.accessState} />
        {because(formatInstant(contract.accessSince), contract.accessReason)}
      </div>,
    ],
    [
      'Plano',
      <Anchor key="plan" component={Link} to={`/planos/${contract.planId}`}>
        {contract.planName}
      </Anchor>,
    ],
    [
      'Mensalidade',
      <div key="price">
        <Money cents={contract.monthlyCents} />
        {because(undefined, contract.priceCents === null ? 'preço do plano' : 'preço combinado')}
      </div>,
    ],
    ['Vence dia', contract.dueDay],
    [
      'Fidelidade',
      loyaltyMonths === 0
        ? 'Sem fidelidade'
        : `${loyaltyMonths} meses${loyaltyUntil ? `, até ${formatDay(loyaltyUntil)}` : ''}`,
    ],
    ['Benefício da fidelidade', <Money key="benefit" cents={contract.benefitCents} />],
    ['Modalidade', findWord('modality', contract.modality).label],
    ['Assinado em', formatInstant(contract.signedAt)],
    ['Ativado em', formatDay(contract.activatedOn)],
    ...(contract.penaltyCents === null
      ? []
      : [['Multa de saída', <Money key="penalty" cents={contract.penaltyCents} />] as const]),
  ] as const
}
