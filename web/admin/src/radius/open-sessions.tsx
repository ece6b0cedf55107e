import { Badge } from '@mantine/core'
import { formatInstant, ListPage } from '#kit'

const gigabytes = (octets: number): string =>
  `${(octets / 1e9).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} GB`

/** Who is connected at this moment. */
export const OpenSessionList = () => (
  <ListPage
    title="Conectados agora"
    route="GET /api/open-sessions"
    columns={[
      { title: 'Login', render: ({ username }) => username },
      { title: 'Endereço', width: 140, render: ({ ipv4 }) => ipv4 ?? '—' },
      { title: 'MAC', width: 160, render: ({ mac }) => mac ?? '—' },
      { title: 'Desde', width: 150, render: ({ startedAt }) => formatInstant(startedAt) },
      { title: 'Recebido', width: 110, align: 'right', render: ({ downloadOctets }) => gigabytes(downloadOctets) },
      { title: 'Enviado', width: 110, align: 'right', render: ({ uploadOctets }) => gigabytes(uploadOctets) },
      {
        title: 'Acesso',
        width: 150,
        render: ({ isInGarden }) => (
          <Badge variant="light" color={isInGarden ? 'orange' : 'teal'} tt="none">
            {isInGarden ? 'Página de aviso' : 'Navegando'}
          </Badge>
        ),
      },
    ]}
    rowId={({ id }) => id}
    empty="Ninguém conectado. Quando um concentrador autenticar pelo FreeRADIUS, as conexões aparecem aqui."
  />
)
