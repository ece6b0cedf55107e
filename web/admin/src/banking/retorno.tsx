import { Anchor, Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { addressOf, DetailPage, formatInstant, useApi } from '#kit'
import { RetornoLines } from './retorno-lines.tsx'
import { RetornoSummary } from './retorno-summary.tsx'

/** A retorno as it was posted, line by line. */
export function RetornoDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/retornos/:id', { params: { id } })
  const report = read.data
  return (
    <DetailPage
      title={report ? `Retorno ${report.fileName}` : 'Retorno'}
      crumbs={[{ label: 'Retornos', to: '/retornos' }]}
      read={read}
      actions={
        <Button
          component="a"
          variant="default"
          href={addressOf('GET /api/retornos/:id/file', { params: { id } })}
          download
          leftSection={<IconDownload size={16} />}
        >
          Baixar o arquivo do banco
        </Button>
      }
    >
      {report && (
        <>
          <span>
            {report.finishedAt
              ? `Importado em ${formatInstant(report.importedAt)}.`
              : 'A importação ainda está em curso: atualize a página em alguns minutos.'}
          </span>
          <RetornoSummary report={report} />
          <RetornoLines report={report} />
          {report.lines.length < report.lineCount && (
            <Anchor component={Link} to={`/retornos/${id}/linhas`}>
              Ver todas as linhas do arquivo
            </Anchor>
          )}
        </>
      )}
    </DetailPage>
  )
}
