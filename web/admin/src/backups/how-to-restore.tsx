import { Code, List, Text } from '@mantine/core'
import { Section, type ResponseOf } from '#kit'

const wrapped = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const

type Settings = ResponseOf<'GET /api/backups/settings'>

/** For the worst day: what one must have at hand, and the commands in their order. */
export function HowToRestore({ settings }: { settings: Settings | undefined }) {
  const at =
    settings?.targetKind === 's3'
      ? `s3://${settings.bucket ?? 'balde'}/${settings.prefix ?? ''}`
      : (settings?.folder ?? '/caminho/das/copias')
  return (
    <Section title="Como restaurar em uma máquina vazia">
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>
          Tenha à mão duas coisas que não estão em cópia nenhuma: a <b>SECRET_KEY</b> desta instalação e o arquivo com a{' '}
          <b>chave de abertura</b> (AGE-SECRET-KEY-1…). Sem uma delas nada se restaura.
        </List.Item>
        <List.Item>Instale a mesma versão do Open-SGP, sem iniciá-lo.</List.Item>
        <List.Item>
          Veja o que há no destino:
          <Code block style={wrapped}>{`sgp backup list --at ${at}`}</Code>
        </List.Item>
        <List.Item>
          Restaure a mais nova. Ela é conferida inteira antes que algo seja tocado, e linhas e centavos são comparados
          depois:
          <Code block style={wrapped}>{`SECRET_KEY=… sgp backup restore --at ${at} --identity chave.txt`}</Code>
        </List.Item>
        {settings?.archivesWal && (
          <List.Item>
            Para voltar a um instante, por exemplo antes de um erro:
            <Code
              block
            >{`SECRET_KEY=… sgp backup restore --at ${at} --identity chave.txt --until 2026-01-10T09:00:00-03:00`}</Code>
          </List.Item>
        )}
        <List.Item>Inicie o Open-SGP com a mesma SECRET_KEY.</List.Item>
      </List>
      <Text size="sm" c="dimmed">
        Imprima esta página: no dia em que for preciso, este servidor pode não estar no ar.
      </Text>
    </Section>
  )
}
