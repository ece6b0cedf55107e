import { Alert, Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Facts, formatDay, Money, StatusBadge } from '#kit'
import type { ContractFile } from './types.ts'

/** The sale is made: what it came to, and where one goes from here. */
export function DoneStep({ contract, username }: { contract: ContractFile; username: string | undefined }) {
  const { id, number, status, clientId, clientName, planName, monthlyCents, dueDay, activatedOn } = contract
  const isLive = status === 'active' || status === 'suspended'
  return (
    <Stack maw={980}>
      {isLive && (
        <Alert color="teal" title={`Contrato ${number} em serviço`}>
          {username
            ? `${clientName} já pode conectar como ${username}. O primeiro título sai no faturamento de cada dia.`
            : 'Falta o login: sem ele o cliente não conecta. Crie quando quiser, no contrato.'}
        </Alert>
      )}
      <Facts
        items={[
          ['Cliente', clientName],
          ['Situação', <StatusBadge key="status" of="contract" value={status} />],
          ['Plano', planName],
          ['Mensalidade', <Money key="price" cents={monthlyCents} />],
          ['Vence dia', dueDay],
          ['Ativado em', formatDay(activatedOn)],
          ['Login', username ?? 'Ainda sem login'],
        ]}
      />
      <Group>
        <Button component={Link} to={`/contratos/${id}`}>
          Ver contrato
        </Button>
        <Button variant="default" component={Link} to={`/clientes/${clientId}`}>
          Ver cliente
        </Button>
        <Button variant="default" component={Link} to="/contratos/novo">
          Vender outro
        </Button>
      </Group>
    </Stack>
  )
}
