import { Group, Kbd, Modal, Stack, Table, Text } from '@mantine/core'

const shortcuts: readonly (readonly [does: string, keys: readonly (readonly string[])[]])[] = [
  ['Procurar qualquer coisa, ou ir a uma tela', [['Ctrl', 'K'], ['/']]],
  ['Escolher na busca', [['↑'], ['↓'], ['Enter']]],
  ['Salvar o formulário', [['Ctrl', 'S']]],
  ['Fechar a janela que está na frente', [['Esc']]],
  ['Ir para o próximo campo, ou o anterior', [['Tab'], ['Shift', 'Tab']]],
  ['Mostrar estes atalhos', [['?']]],
]

/** Which keys do what. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Atalhos do teclado" size="md">
      <Stack gap="sm">
        <Table verticalSpacing="xs" withRowBorders={false}>
          <Table.Tbody>
            {shortcuts.map(([does, keys]) => (
              <Table.Tr key={does}>
                <Table.Td>{does}</Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    {keys.map((together) => (
                      <Group key={together.join('+')} gap={4} wrap="nowrap">
                        {together.map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </Group>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">
          No Mac, use ⌘ no lugar de Ctrl. As teclas “/” e “?” valem fora dos campos de texto.
        </Text>
      </Stack>
    </Modal>
  )
}
