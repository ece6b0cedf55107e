import './recovery-codes.css'
import { Alert, Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'

/** The recovery codes, shown this once: to be printed, copied or kept as a file. */
export const RecoveryCodes = ({ codes, onClose }: { codes: readonly string[] | undefined; onClose: () => void }) => (
  <Modal
    opened={codes !== undefined}
    onClose={onClose}
    title="Guarde os códigos de recuperação"
    size="lg"
    centered
    closeOnClickOutside={false}
    closeOnEscape={false}
    withCloseButton={false}
  >
    {codes && <Codes codes={codes} onClose={onClose} />}
  </Modal>
)

function Codes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = `Open-SGP: códigos de recuperação de ${window.location.host}\nCada um serve uma vez.\n\n${codes.join('\n')}\n`
  return (
    <Stack>
      <Alert color="yellow" data-no-print>
        Eles só aparecem agora. Sem o celular e sem estes códigos, só quem administra o sistema abre a sua conta.
      </Alert>
      <Text size="sm">
        Open-SGP em {window.location.host}: cada código abre a sua conta uma vez, no lugar do segundo fator.
      </Text>
      <ul className="recovery-codes" aria-label="Códigos de recuperação">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end" data-no-print>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          Imprimir
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="codigos-de-recuperacao.txt"
        >
          Baixar
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? 'Copiados' : 'Copiar'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>Já guardei</Button>
      </Group>
    </Stack>
  )
}
