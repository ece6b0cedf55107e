import type { FreeradiusSettings } from './settings.ts'

// No `exec` module: nothing that a packet or a stored value says can become a command.
export const modules = ({ dir, connections }: FreeradiusSettings): string => `
modules {
  always ok {
    rcode = ok
  }
  always handled {
    rcode = handled
  }
  always noop {
    rcode = noop
  }
  preprocess {
  }
  expr {
  }
  pap {
    normalise = no
  }
  chap {
  }
  mschap {
  }
  attr_filter attr_filter.access_reject {
    key = "%{User-Name}"
    filename = ${dir}/mods-config/attr_filter/access_reject
  }
  detail spool {
    filename = ${dir}/spool/detail.%{Tmp-Integer-0}
    permissions = 0600
    header = "%t"
    suppress {
      User-Name
      Acct-Session-Id
      NAS-Port-Id
      Calling-Station-Id
      Called-Station-Id
      NAS-Identifier
      Connect-Info
    }
  }
  cache known_routers {
    driver = "rlm_cache_rbtree"
    key = "%{Tmp-String-0}"
    ttl = 604800
    max_entries = 10000
    add_stats = no
    update {
      &control:Tmp-String-1 := &control:Tmp-String-1
      &control:Tmp-String-2 := &control:Tmp-String-2
    }
  }
  sql {
    dialect = "postgresql"
    driver = "rlm_sql_postgresql"
    radius_db = "service=open-sgp"
    read_groups = no
    read_profiles = no
    read_clients = no
    delete_stale_sessions = no
    query_timeout = 5
    auto_escape = yes
    postgresql {
      send_application_name = yes
    }
    pool {
      start = 0
      min = 0
      max = ${connections}
      spare = ${connections}
      uses = 0
      retry_delay = 2
      lifetime = 0
      idle_timeout = 0
      connect_timeout = 3
    }
    $INCLUDE ${dir}/queries.conf
  }
}
`
