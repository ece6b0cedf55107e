import { Alert, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { Facts, formatInstant, formatNumber, OperationProgress, Page, RowsTable, Section, useAction } from '#kit'

const Report = z.object({
  isSound: z.boolean(),
  rowCount: z.number(),
  chainCount: z.number(),
  checkpointCount: z.number(),
  unsignedCount: z.number(),
  erasedCount: z.number(),
  findingCount: z.number(),
  findings: z.array(
    z.object({ kind: z.string(), at: z.string().nullable(), detail: z.string(), id: z.string().nullable() }),
  ),
})
type Report = z.output<typeof Report>

/** Walks the whole log and tells whether somebody touched it, and where. */
export function VerifyAudit() {
  const [id, setId] = useState<string>()
  const [report, setReport] = useState<Report>()
  const start = useAction('POST /api/audit/verify', { onDone: ({ operationId }) => setId(operationId) })
  const begin = () => {
    // The answer of the check before must not pass for this one's.
    setId(undefined)
    setReport(undefined)
    start.mutate({ body: {} })
  }
  return (
    <Page title="Conferir a trilha" crumbs={[{ label: 'Auditoria', to: '/auditoria' }]}>
      <Text>
        Cada registro da trilha guarda o resumo do anterior, e a cada minuto o sistema assina onde as cadeias estão com
        uma chave que não fica no banco. A conferência refaz todas as contas e diz o que foi alterado, apagado ou
        enfiado, e onde. Ela só lê: pode ser feita a qualquer hora.
      </Text>
      <Button onClick={begin} loading={start.isPending} w="fit-content">
        Conferir agora
      </Button>
      {id !== undefined && report === undefined && (
        <OperationProgress
          key={id}
          id={id}
          title="Conferência da trilha"
          cancelConsequence="Nada muda: a conferência só lê."
          onDone={({ result }) => setReport(Report.parse(result))}
        />
      )}
      {report && <Outcome report={report} />}
    </Page>
  )
}

const Outcome = ({ report }: { report: Report }) => (
  <Stack>
    <Alert
      color={report.isSound ? 'teal' : 'red'}
      role="status"
      title={report.isSound ? 'Trilha íntegra' : 'Trilha adulterada'}
    >
      {report.isSound
        ? 'Nenhum registro foi alterado, apagado ou enfiado.'
        : `${formatNumber(report.findingCount)} achado(s). Guarde uma cópia do banco como está e compare com as assinaturas do log do servidor.`}
    </Alert>
    <Facts
      items={[
        ['Registros', formatNumber(report.rowCount)],
        ['Cadeias', formatNumber(report.chainCount)],
        ['Assinaturas', formatNumber(report.checkpointCount)],
        ['Ainda sem assinatura', formatNumber(report.unsignedCount)],
        ['Eliminados por retenção', formatNumber(report.erasedCount)],
      ]}
    />
    {report.findings.length > 0 && (
      <Section title="Achados">
        <RowsTable
          rows={report.findings}
          rowId={({ detail }) => detail}
          columns={[
            { title: 'O quê', width: 170, field: 'kind', of: 'auditFinding' },
            { title: 'Quando', width: 165, field: 'at', render: ({ at }) => (at === null ? '—' : formatInstant(at)) },
            { title: 'Onde', isWide: true, field: 'detail' },
          ]}
          empty="Nada."
        />
      </Section>
    )}
  </Stack>
)
