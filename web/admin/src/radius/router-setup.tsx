import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { Nas } from './nas.tsx'

/** The commands of RouterOS that make a MikroTik ask us and obey us. */
function commandsOf(nas: Nas): string {
  const source =
    nas.network.includes('/') && !nas.network.endsWith('/32') ? 'IP-DESTE-CONCENTRADOR' : nas.network.split('/')[0]
  return [
    `/radius add service=ppp address=IP-DO-RADIUS secret=SEGREDO src-address=${source ?? ''} timeout=1500ms`,
    ...(nas.acceptsCoa ? [`/radius incoming set accept=yes port=${nas.coaPort}`] : []),
    `/ppp aaa set use-radius=yes accounting=yes interim-update=${nas.interimSeconds}s`,
    `/ip pool add name=${nas.blockedPool} ranges=10.24.0.0/22`,
  ].join('\n')
}

/** What to type into the router, with its own names; the secret was shown once. */
export function RouterSetup({ nas }: { nas: Nas }) {
  if (nas.type !== 'mikrotik')
    return (
      <Text size="sm">
        {`Aponte autenticação e contabilização RADIUS (portas 1812 e 1813) para o servidor do FreeRADIUS com o segredo deste cadastro, notícia a cada ${nas.interimSeconds} segundos e pacotes saindo de ${nas.network}. CoA e Disconnect chegam na porta ${nas.coaPort}.`}
      </Text>
    )
  const commands = commandsOf(nas)
  return (
    <Stack gap="sm">
      <Text size="sm">
        No terminal do MikroTik, com o endereço do servidor FreeRADIUS no lugar de IP-DO-RADIUS e o segredo mostrado no
        cadastro no lugar de SEGREDO. Perdeu o segredo? Use “Trocar segredo”.
      </Text>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {commands}
      </Code>
      <Group>
        <CopyButton value={commands}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? 'Copiado' : 'Copiar comandos'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Alert variant="light">
        {`Falta o firewall: libere DNS, a página de aviso e o pagamento para a lista de endereços “${nas.blockedList}” e negue o resto, também em IPv6. Sem isto o bloqueado continua navegando, só mais devagar.`}
      </Alert>
    </Stack>
  )
}
