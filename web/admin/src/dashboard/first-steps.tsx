import { Button, Flex, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCan, useSession, type ResponseOf } from '#kit'

type Steps = ResponseOf<'GET /api/dashboard'>['steps']

type Step = { id: keyof Steps | 'company'; title: string; why: string; action: string; to: string; permission: string }

const steps: readonly Step[] = [
  {
    id: 'company',
    title: 'Cadastre a empresa',
    why: 'Razão social, CNPJ e endereço saem em boletos e avisos.',
    action: 'Cadastrar a empresa',
    to: '/empresa/nova',
    permission: 'company.company.create',
  },
  {
    id: 'account',
    title: 'Cadastre um portador',
    why: 'A conta do banco que registra os boletos, com a carteira do seu contrato de cobrança.',
    action: 'Novo portador',
    to: '/empresa/portadores/novo',
    permission: 'company.account.create',
  },
  {
    id: 'plan',
    title: 'Crie um plano',
    why: 'O que você vende: velocidade e preço.',
    action: 'Novo plano',
    to: '/planos/novo',
    permission: 'plans.plan.create',
  },
  {
    id: 'client',
    title: 'Cadastre um cliente',
    why: 'CPF ou CNPJ, endereço de instalação e um e-mail para os avisos.',
    action: 'Novo cliente',
    to: '/clientes/novo',
    permission: 'clients.client.create',
  },
  {
    id: 'contract',
    title: 'Venda um contrato',
    why: 'Junta cliente, plano e dia de vencimento; depois da instalação, ative-o.',
    action: 'Novo contrato',
    to: '/contratos/novo',
    permission: 'contracts.contract.create',
  },
  {
    id: 'invoice',
    title: 'Faça o primeiro faturamento',
    why: 'Veja a prévia antes de gerar. Depois disso ele corre sozinho toda madrugada.',
    action: 'Abrir o faturamento',
    to: '/faturamento',
    permission: 'billing.run.start',
  },
]

/** What a new provider does first, ticked by what is there already. */
export function FirstSteps({ steps: done }: { steps: Steps }) {
  const can = useCan()
  const { companyId } = useSession()
  const isDone = (id: Step['id']) => (id === 'company' ? companyId !== null : done[id])
  const next = steps.find(({ id }) => !isDone(id))
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby="primeiros-passos">
      <Title order={2} size="h4" id="primeiros-passos">
        Primeiros passos
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        Seis passos até o primeiro boleto. Este quadro some quando todos estiverem feitos.
      </Text>
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map(({ id, title, why, action, to, permission }, index) => (
          <Group key={id} component="li" wrap="nowrap" align="start" gap="sm">
            <ThemeIcon
              radius="xl"
              size={28}
              variant={isDone(id) ? 'filled' : 'default'}
              aria-label={isDone(id) ? 'Feito' : `Passo ${index + 1}`}
              role="img"
            >
              {isDone(id) ? <IconCheck size={16} /> : index + 1}
            </ThemeIcon>
            <Flex flex={1} gap="sm" direction={{ base: 'column', xs: 'row' }} align="start" justify="space-between">
              <div>
                <Text fw={550}>{title}</Text>
                <Text size="sm" c="dimmed">
                  {why}
                </Text>
              </div>
              {can(permission) && !isDone(id) && (
                <Button
                  component={Link}
                  to={to}
                  size="xs"
                  variant={id === next?.id ? 'filled' : 'default'}
                  style={{ flexShrink: 0 }}
                >
                  {action}
                </Button>
              )}
            </Flex>
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}
