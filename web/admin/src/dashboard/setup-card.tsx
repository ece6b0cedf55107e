import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useApi } from '#kit'
import { stepWords } from '../setup/steps.ts'

/** Where the first setup stands, until it is over. */
export function SetupCard() {
  const { data } = useApi('GET /api/setup', {})
  const next = data?.steps.find(({ state }) => state === 'open' || state === 'failed')
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-labelledby="configuracao-inicial">
      <Group justify="space-between" wrap="wrap">
        <div>
          <Title order={2} size="h4" id="configuracao-inicial">
            Configuração inicial
          </Title>
          <Text size="sm" c="dimmed">
            {next
              ? `Próximo passo: ${stepWords[next.name].title}. Pare e volte quando quiser.`
              : 'Tudo pronto para concluir.'}
          </Text>
        </div>
        <Button component={Link} to="/configuracao-inicial">
          Continuar
        </Button>
      </Group>
    </Paper>
  )
}
