import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatInstant, ListPage, optionsOf, useApi, useCan } from '#kit'
import { tellActor, tellEntry } from './tell-entry.ts'

/** Who asked for, changed and saw what. */
export function AuditList() {
  const can = useCan()
  const tables = useApi('GET /api/audit-tables', {}).data?.tables ?? []
  return (
    <ListPage
      title="Auditoria"
      route="GET /api/audit-log"
      search="Pessoa, endereço IP ou código de um registro ou pedido"
      filters={[
        { name: 'from', label: 'De', type: 'date' },
        { name: 'until', label: 'Até', type: 'date' },
        { name: 'kind', label: 'Tipo', options: optionsOf('auditKind') },
        { name: 'table', label: 'Cadastro', options: tables.map(({ name, label }) => ({ value: name, label })) },
      ]}
      columns={[
        { title: 'Quando', width: 165, field: 'at', render: ({ at }) => formatInstant(at) },
        { title: 'Quem', width: 190, field: 'actorName', render: tellActor },
        { title: 'Tipo', width: 210, field: 'kind', of: 'auditKind' },
        {
          title: 'O que fez',
          isWide: true,
          render: tellEntry,
          file: [
            { field: 'op', title: 'Operação' },
            { field: 'tableLabel', title: 'Cadastro' },
            { field: 'rowCount', title: 'Linhas' },
            { field: 'summary', title: 'O que pediu' },
            { field: 'method', title: 'Método' },
            { field: 'path', title: 'Caminho' },
            { field: 'status', title: 'Resposta' },
            { field: 'subjectId', title: 'Titular' },
          ],
        },
        { title: 'De onde', width: 150, field: 'address' },
        { title: 'Pedido', width: 290, field: 'requestId', isHidden: true },
        { title: 'Cadeia', width: 90, field: 'chain', isHidden: true },
        { title: 'Posição', width: 100, field: 'seq', isHidden: true },
      ]}
      rowId={({ id }) => id}
      open={({ id }) => `/auditoria/${id}`}
      actions={
        can('audit.log.verify') && (
          <Button component={Link} to="/auditoria/conferir" leftSection={<IconShieldCheck size={16} />}>
            Conferir a trilha
          </Button>
        )
      }
      empty="Nada com estes filtros. Tudo o que se muda e todo dado pessoal que se consulta deixa uma linha aqui."
    />
  )
}
