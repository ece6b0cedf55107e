import type { FormField } from '#kit'

type Router = { id: string; name: string }

/** What is fixed for a login: addresses, equipment, place. */
export const lockFields = (routers: readonly Router[]): readonly FormField[] => [
  {
    name: 'fixedIpv4',
    label: 'IPv4 fixo',
    section: 'Endereços',
    help: 'Vazio: o concentrador dá um do pool',
    placeholder: '203.0.113.10',
  },
  { name: 'wanIpv6Prefix', label: 'Prefixo IPv6 da WAN', placeholder: '2001:db8:1::/64' },
  { name: 'delegatedIpv6Prefix', label: 'Prefixo IPv6 delegado', placeholder: '2001:db8:1:100::/56' },
  {
    name: 'routedNetworks',
    label: 'Redes roteadas',
    type: 'tags',
    help: 'Enter ou vírgula separa',
    placeholder: '198.51.100.0/29',
  },
  {
    name: 'macLock',
    label: 'MAC preso',
    section: 'Travas',
    help: 'Só este equipamento conecta. Vazio: qualquer um',
    placeholder: 'AA:BB:CC:00:11:22',
  },
  {
    name: 'nasLockId',
    label: 'Só por este concentrador',
    type: 'select',
    options: routers.map(({ id, name }) => ({ value: id, label: name })),
  },
  { name: 'maxSessions', label: 'Conexões ao mesmo tempo', type: 'integer', isRequired: true },
]
