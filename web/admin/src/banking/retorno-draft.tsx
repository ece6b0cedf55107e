import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call, formatBytes, formatCount, Section, useAction } from '#kit'
import type { Report } from './line-columns.tsx'
import { RefusedFile } from './refused-file.tsx'
import { RetornoLines } from './retorno-lines.tsx'
import { consequenceOf, RetornoSummary } from './retorno-summary.tsx'

type DraftOptions = { file: File; draftKey: string; onRemove: () => void }

/** A dropped file: what posting it would do, the button that does it, and what was done. */
export function RetornoDraft({ file, draftKey, onRemove }: DraftOptions) {
  const request = { query: { fileName: file.name.slice(0, 200) }, body: file }
  const post = useAction('POST /api/retornos', { isQuiet: true })
  const preview = useQuery({
    queryKey: ['retorno-preview', draftKey],
    queryFn: () => call('POST /api/retornos/preview', request),
    enabled: post.data === undefined && !post.isPending,
    retry: false,
    gcTime: 0,
  })
  const report = post.data ?? preview.data
  const error = post.error ?? (report ? null : preview.error)
  return (
    <Section
      title={`${file.name} (${formatBytes(file.size)})`}
      actions={
        !post.isPending && (
          <Button variant="subtle" color="gray" onClick={onRemove}>
            {post.data ? 'Tirar da tela' : 'Desistir deste arquivo'}
          </Button>
        )
      }
    >
      {error && (
        <RefusedFile error={error} retry={() => (post.error ? post.mutate(request) : void preview.refetch())} />
      )}
      {!report && !error && (
        <Stack gap="xs">
          <Text size="sm" role="status">
            Lendo o arquivo…
          </Text>
          <Skeleton height={160} />
        </Stack>
      )}
      {report && (
        <>
          {post.data ? (
            <Done report={post.data} />
          ) : (
            <Decision report={report} isPending={post.isPending} onPost={() => post.mutate(request)} />
          )}
          <RetornoSummary report={report} />
          <RetornoLines report={report} />
        </>
      )}
    </Section>
  )
}

type DecisionOptions = { report: Report; isPending: boolean; onPost: () => void }

function Decision({ report, isPending, onPost }: DecisionOptions) {
  if (report.isRepeated)
    return (
      <Alert color="blue" title="Este arquivo já foi importado: nada muda">
        <Button component={Link} to={`/retornos/${report.id}`} variant="light">
          Ver o que foi feito da primeira vez
        </Button>
      </Alert>
    )
  return (
    <Alert color="teal" title="Se você lançar este retorno">
      <Stack gap="sm">
        <Text size="sm">{consequenceOf(report)}</Text>
        <Group>
          <Button loading={isPending} onClick={() => !isPending && onPost()}>
            {report.postedCount === 0
              ? 'Lançar o retorno'
              : `Lançar ${formatCount(report.postedCount, 'pagamento', 'pagamentos')}`}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

const Done = ({ report }: { report: Report }) => (
  <Alert
    color={report.isRepeated ? 'blue' : 'teal'}
    role="status"
    title={report.isRepeated ? 'Este arquivo já tinha sido importado: nada mudou' : 'Retorno lançado'}
  >
    <Stack gap="sm">
      <Text size="sm">{consequenceOf(report)}</Text>
      <Group>
        <Button component={Link} to={`/retornos/${report.id}`} variant="light">
          Ver o retorno
        </Button>
        {(report.outcomes.unknown_title ?? 0) > 0 && (
          <Button component={Link} to="/recebimentos" variant="light">
            Dar destino aos recebimentos sem título
          </Button>
        )}
        {(report.outcomes.rejected ?? 0) > 0 && (
          <Button component={Link} to="/boletos/rejeitados" variant="light">
            Corrigir boletos recusados
          </Button>
        )}
      </Group>
    </Stack>
  </Alert>
)
