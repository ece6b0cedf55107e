import { Alert, Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import {
  confirmAction,
  formatBytes,
  formatInstant,
  OperationProgress,
  Page,
  RowsTable,
  Section,
  StatusBadge,
  useAction,
  useApi,
  useCan,
  useOpenOperation,
} from '#kit'
import { HowToRestore } from './how-to-restore.tsx'
import { RestoreTests } from './restore-tests.tsx'

/** What was copied, whether it came back when tried, and what to do on the day when it is needed. */
export function Backups() {
  const can = useCan()
  const backups = useApi('GET /api/backups', { query: { limit: 100 } })
  const settings = useApi('GET /api/backups/settings', {}, { enabled: can('backups.settings.read') }).data
  const isUnset = settings?.version === 0
  return (
    <Page
      title="Cópias de segurança"
      actions={
        <>
          {can('backups.settings.read') && (
            <Button component={Link} to="/copias/configuracoes" variant="default">
              Configurações
            </Button>
          )}
          <CreateNow isUnset={isUnset} />
        </>
      }
    >
      {isUnset && (
        <Alert color="orange" title="Este provedor ainda não tem cópias de segurança">
          Diga para onde elas vão e com que chave são cifradas em{' '}
          <Anchor component={Link} to="/copias/configuracoes" c="inherit" underline="always">
            Configurações
          </Anchor>
          .
        </Alert>
      )}
      <Running />
      <Section title="Cópias">
        <RowsTable
          rows={backups.data?.items ?? []}
          isPending={backups.isPending}
          rowId={({ id }) => id}
          columns={[
            { title: 'Começo', width: 170, render: ({ startedAt }) => formatInstant(startedAt) },
            { title: 'Situação', width: 130, render: ({ state }) => <StatusBadge of="backup" value={state} /> },
            { title: 'Tipo', width: 110, render: ({ kind }) => <StatusBadge of="backupKind" value={kind} /> },
            {
              title: 'Tamanho',
              width: 110,
              align: 'right',
              render: ({ sizeBytes }) => (sizeBytes === null ? '' : formatBytes(sizeBytes)),
            },
            {
              title: 'Teste de restauração',
              width: 180,
              render: ({ lastTest }) => <StatusBadge of="restoreTest" value={lastTest} />,
            },
            {
              title: 'Destino',
              render: ({ target, failure }) => (
                <>
                  {target}
                  {failure !== null && (
                    <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
                      {failure}
                    </Text>
                  )}
                </>
              ),
            },
          ]}
          empty="Nenhuma cópia ainda. Configure o destino e use “Fazer cópia agora”."
        />
      </Section>
      <RestoreTests hasIdentity={settings?.hasIdentity ?? true} />
      <HowToRestore settings={settings} />
    </Page>
  )
}

function CreateNow({ isUnset }: { isUnset: boolean }) {
  const can = useCan()
  const create = useAction('POST /api/backups', { done: 'A cópia começou.' })
  if (!can('backups.backup.create')) return null
  return (
    <Button
      loading={create.isPending}
      disabled={isUnset}
      onClick={() =>
        confirmAction({
          title: 'Fazer cópia agora',
          consequence:
            'Copia o banco inteiro para o destino configurado, sem parar o sistema, e lê de volta o que gravou.',
          confirm: 'Fazer cópia',
          onConfirm: () => !create.isPending && create.mutate({}),
        })
      }
    >
      Fazer cópia agora
    </Button>
  )
}

/** The copy and the restore test that are going on, whoever started them. */
function Running() {
  const isAllowed = useCan()('backups.backup.create')
  const backup = useOpenOperation('backups.create-backup', isAllowed)
  const trial = useOpenOperation('backups.test-restore', isAllowed)
  return (
    <>
      {backup && (
        <OperationProgress
          id={backup}
          title="Cópia de segurança"
          cancelConsequence="A cópia que está sendo feita é descartada; as anteriores ficam."
        />
      )}
      {trial && (
        <OperationProgress
          id={trial}
          title="Teste de restauração"
          cancelConsequence="O banco descartável é apagado; a cópia fica como está."
        />
      )}
    </>
  )
}
