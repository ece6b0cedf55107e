import { chmodSync, constants, accessSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findFreeradius, freeUdpPort, startFreeradius } from '../server/src/integrations/freeradius-process.ts'

const stockSql = '/etc/freeradius/3.0/mods-config/sql/main/postgresql'

/** Whether FreeRADIUS and its own SQL schema are here and readable. */
export function hasStockSchema(): boolean {
  try {
    accessSync(join(stockSql, 'schema.sql'), constants.R_OK)
    accessSync(join(stockSql, 'queries.conf'), constants.R_OK)
    return findFreeradius() !== undefined
  } catch {
    return false
  }
}

/** The stock schema in a database of its own on the same server: `count` users, five groups with three attributes each. */
export async function createStockDatabase(url: string, count: number): Promise<string> {
  const stock = new URL(url)
  stock.pathname = '/radius_stock'
  await query(url, 'create database radius_stock')
  await query(stock.href, readFileSync(join(stockSql, 'schema.sql'), 'utf8'))
  await query(
    stock.href,
    `insert into radcheck (username, attribute, op, value)
       select 'assinante' || i, 'Cleartext-Password', ':=', 'senha' || i from generate_series(1, ${count}) i;
     insert into radusergroup (username, groupname, priority) select 'assinante' || i, 'plano' || i % 5, 1 from generate_series(1, ${count}) i;
     insert into radgroupreply (groupname, attribute, op, value) select 'plano' || i, attribute, ':=', value from generate_series(0, 4) i,
       (values ('Mikrotik-Rate-Limit', '250M/500M'), ('Acct-Interim-Interval', '300'), ('Framed-Pool', 'default')) as reply (attribute, value)`,
  )
  await query(stock.href, 'vacuum analyze')
  return stock.href
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** FreeRADIUS with its stock queries, groups and post-auth log, on loopback, with as many threads and connections as ours. Stop it. */
export async function openStockFreeradius(url: string, secret: string, threads: number) {
  const dir = mkdtempSync(join(tmpdir(), 'open-sgp-bench-stock-'))
  const [authPort, acctPort] = [await freeUdpPort(), await freeUdpPort()]
  for (const folder of ['log', 'run']) mkdirSync(join(dir, folder))
  const files = {
    'radiusd.conf': radiusdConf({ dir, url: new URL(url), secret, threads, authPort, acctPort }),
    dictionary: '',
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(dir, name), text)
    // FreeRADIUS refuses what others may write.
    chmodSync(join(dir, name), 0o640)
  }
  const server = await startFreeradius({ dir })
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { authPort, acctPort, output: server.output, stop }
}

type Settings = { dir: string; url: URL; secret: string; threads: number; authPort: number; acctPort: number }

const radiusdConf = (settings: Settings) => [general(settings), sqlModule(settings), server(settings)].join('\n')

const general = ({ dir, secret, threads }: Settings) => `
prefix = /usr
name = stock-radius
confdir = ${dir}
raddbdir = ${dir}
localstatedir = ${dir}
logdir = ${dir}/log
run_dir = ${dir}/run
db_dir = ${dir}
libdir = /usr/lib/freeradius
pidfile = ${dir}/run/radiusd.pid
max_requests = 65536
hostname_lookups = no
proxy_requests = no
log {
  destination = files
  file = ${dir}/log/radius.log
}
security {
  reject_delay = 0
}
thread pool {
  start_servers = 4
  max_servers = ${threads}
  min_spare_servers = 1
  max_spare_servers = ${threads}
  max_queue_size = 65536
  max_requests_per_server = 0
}
client loopback {
  ipaddr = 127.0.0.0/8
  secret = ${secret}
}
`

const sqlModule = ({ url, threads }: Settings) => `
modules {
  preprocess {
  }
  expr {
  }
  pap {
  }
  chap {
  }
  mschap {
  }
  sql {
    dialect = "postgresql"
    driver = "rlm_sql_postgresql"
    radius_db = "host=${url.hostname} port=${url.port} dbname=${url.pathname.slice(1)} user=${url.username} password=${decodeURIComponent(url.password)}"
    acct_table1 = "radacct"
    acct_table2 = "radacct"
    postauth_table = "radpostauth"
    authcheck_table = "radcheck"
    groupcheck_table = "radgroupcheck"
    authreply_table = "radreply"
    groupreply_table = "radgroupreply"
    usergroup_table = "radusergroup"
    client_table = "nas"
    group_attribute = "SQL-Group"
    delete_stale_sessions = yes
    query_timeout = 5
    pool {
      start = ${threads}
      min = ${threads}
      max = ${threads}
      spare = 0
      uses = 0
      lifetime = 0
      idle_timeout = 0
    }
    $INCLUDE ${stockSql}/queries.conf
  }
}
`

// The key of a session as the stock policy acct_unique makes it.
const server = ({ authPort, acctPort }: Settings) => `
server stock {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = ${authPort}
  }
  listen {
    type = acct
    ipaddr = 127.0.0.1
    port = ${acctPort}
  }
  authorize {
    preprocess
    chap
    mschap
    sql
    pap
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
    Auth-Type CHAP {
      chap
    }
    Auth-Type MS-CHAP {
      mschap
    }
  }
  preacct {
    preprocess
    update request {
      &Acct-Unique-Session-Id := "%{md5:%{User-Name},%{Acct-Session-ID},%{%{NAS-IPv6-Address}:-%{NAS-IP-Address}},%{NAS-Identifier},%{NAS-Port-ID},%{NAS-Port}}"
    }
  }
  accounting {
    sql
  }
  post-auth {
    sql
    Post-Auth-Type REJECT {
      sql
    }
  }
}
`
