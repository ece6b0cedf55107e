import { modules } from './radiusd-modules.ts'
import { servers } from './radiusd-servers.ts'
import type { FreeradiusSettings } from './settings.ts'

/** The whole radiusd.conf of FreeRADIUS 3.2. What each pitfall is: deploy/freeradius/README.md. */
export const radiusdConf = (settings: FreeradiusSettings): string =>
  [general(settings), clients(settings), modules(settings), servers(settings)].join('\n')

const general = ({ dir, threads, rejectDelaySeconds }: FreeradiusSettings) => `
prefix = /usr
name = open-sgp-radius
confdir = ${dir}
raddbdir = ${dir}
localstatedir = ${dir}
logdir = ${dir}/log
run_dir = ${dir}/run
db_dir = ${dir}
libdir = /usr/lib/freeradius
pidfile = ${dir}/run/radiusd.pid
max_request_time = 30
cleanup_delay = 5
max_requests = 65536
hostname_lookups = no
proxy_requests = no
log {
  destination = files
  file = ${dir}/log/radius.log
  auth = no
}
security {
  max_attributes = 200
  reject_delay = ${rejectDelaySeconds}
  status_server = yes
}
ENV {
  PGSERVICEFILE = "${dir}/pg_service.conf"
}
thread pool {
  start_servers = ${Math.min(4, threads)}
  max_servers = ${threads}
  min_spare_servers = 1
  max_spare_servers = ${threads}
  max_queue_size = 65536
  max_requests_per_server = 0
  auto_limit_acct = no
}
`

// A router is looked up at its first packet: one added later is served at once, a changed secret after its lifetime.
const clients = ({ listen, clientLifetimeSeconds }: FreeradiusSettings) =>
  networksOf(listen)
    .map(
      ({ name, network }) => `
client ${name} {
  ${network}
  dynamic_clients = dynamic_clients
  lifetime = ${clientLifetimeSeconds}
}
`,
    )
    .join('')

const networksOf = (listen: readonly string[]) => [
  ...(listen.some((address) => !address.includes(':')) ? [{ name: 'ipv4', network: 'ipaddr = 0.0.0.0/0' }] : []),
  ...(listen.some((address) => address.includes(':')) ? [{ name: 'ipv6', network: 'ipv6addr = ::/0' }] : []),
]
