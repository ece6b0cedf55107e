import type { FreeradiusSettings } from './settings.ts'

/** Attributes that a login's row may carry; what the database did not return is skipped by the copy. */
const replyAttributes = [
  'Class',
  'Acct-Interim-Interval',
  'Framed-IP-Address',
  'Framed-Pool',
  'Framed-IPv6-Prefix',
  'Delegated-IPv6-Prefix',
  'Filter-Id',
  'Reply-Message',
  'Mikrotik-Rate-Limit',
  'Huawei-Input-Average-Rate',
  'Huawei-Output-Average-Rate',
]
/** These may repeat: `:=` would copy the first only. */
const repeatedAttributes = ['Framed-Route', 'Framed-IPv6-Route', 'Mikrotik-Address-List']

export const servers = (settings: FreeradiusSettings): string =>
  [policies, mainServer(settings), dynamicClients, replay(settings)].join('\n')

const copies = [
  ...replyAttributes.map((name) => `&${name} := &control:${name}`),
  ...repeatedAttributes.map((name) => `&${name} += &control:${name}[*]`),
]
  .map((line) => `      ${line}`)
  .join('\n')

// A reader stores one packet after the other: a session's packets go all to one of eight spools, read side by side.
const spools = [0, 1, 2, 3, 4, 5, 6, 7]

// Tmp-String-0: who sent the packet; NAS-IP-Address may be a loopback, and the spool must keep it. Texts go into the spool
// in hexadecimal: its reader takes a `%{…}` in them for an expression.
const policies = `
policy {
  note_source {
    update request {
      &Tmp-String-0 := "%{%{Packet-Src-IP-Address}:-%{Packet-Src-IPv6-Address}}"
    }
  }
  note_texts {
    if (!&NAS-Port-Id && &NAS-Port) {
      update request {
        &NAS-Port-Id := "%{NAS-Port}"
      }
    }
    update request {
      &Tmp-String-1 := "%{hex:&User-Name}"
      &Tmp-String-2 := "%{hex:&Acct-Session-Id}"
      &Tmp-String-3 := "%{hex:&NAS-Port-Id}"
      &Tmp-String-4 := "%{hex:&Calling-Station-Id}"
    }
  }
  log_login {
    sql {
      fail = 1
    }
    if (fail) {
      ok
    }
  }
}
`

const listener = (type: 'auth' | 'acct', address: string, port: number) => `
  listen {
    type = ${type}
    ${address.includes(':') ? 'ipv6addr' : 'ipaddr'} = ${address}
    port = ${port}
  }`

// A database that does not answer means silence, never a refusal: the router then asks its second server.
const mainServer = ({ listen, authPort, acctPort }: FreeradiusSettings) => `
server open-sgp {${listen.map((address) => listener('auth', address, authPort) + listener('acct', address, acctPort)).join('')}
  authorize {
    preprocess
    note_source
    chap
    mschap
    sql {
      fail = 1
    }
    if (fail) {
      update control {
        &Response-Packet-Type := Do-Not-Respond
      }
      handled
    }
    update reply {
${copies}
    }
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
    note_source
    note_texts
  }
  accounting {
    sql {
      fail = 1
    }
    if (fail) {
      if ("%{md5:%{Acct-Session-Id}}" =~ /^(.)/) {
        update request {
          &Tmp-Integer-0 := "%{expr:0x%{1} & 7}"
        }
      }
      spool
    }
  }
  post-auth {
    log_login
    Post-Auth-Type REJECT {
      update control {
        &Tmp-String-1 := "%{reply:Reply-Message}"
      }
      log_login
      attr_filter.access_reject
    }
  }
}
`

// A router that was known is still served when the database does not answer (an empty text) and its lifetime ends meanwhile:
// otherwise its accounting would be lost after a minute. A stranger (`-`) and one that was removed are not.
const dynamicClients = `
server dynamic_clients {
  authorize {
    update request {
      &Tmp-String-0 := "%{%{Packet-Src-IP-Address}:-%{Packet-Src-IPv6-Address}}"
    }
    update control {
      &Tmp-String-1 := "%{sql:SELECT aaa.nas_secret('%{Tmp-String-0}')}"
      &Tmp-String-2 := "%{sql:SELECT aaa.nas_requires_ma('%{Tmp-String-0}')}"
    }
    if (&control:Tmp-String-1 && &control:Tmp-String-2 && (&control:Tmp-String-1 != "") && (&control:Tmp-String-2 != "")) {
      update control {
        &Cache-TTL := -604800
      }
      known_routers
    }
    else {
      update control {
        &Cache-Read-Only := yes
      }
      known_routers
    }
    if (&control:Tmp-String-1 && (&control:Tmp-String-1 != "") && (&control:Tmp-String-1 != "-")) {
      update control {
        &FreeRADIUS-Client-Secret := "%{control:Tmp-String-1}"
        &FreeRADIUS-Client-Require-MA := "%{control:Tmp-String-2}"
        &FreeRADIUS-Client-Shortname := "%{Tmp-String-0}"
        &FreeRADIUS-Client-NAS-Type := "other"
      }
      if (&Packet-Src-IP-Address) {
        update control {
          &FreeRADIUS-Client-IP-Address := "%{Packet-Src-IP-Address}"
        }
      }
      else {
        update control {
          &FreeRADIUS-Client-IPv6-Address := "%{Packet-Src-IPv6-Address}"
        }
      }
      ok
    }
  }
}
`

// What the database could not take is acknowledged from a file and stored from there: nothing is lost while it is away.
const replay = ({ dir }: FreeradiusSettings) => `
server replay {${spools.map((spool) => reader(`${dir}/spool/detail.${spool}`)).join('')}
  accounting {
    sql
  }
}
`

const reader = (filename: string) => `
  listen {
    type = detail
    filename = ${filename}
    load_factor = 100
    poll_interval = 1
    retry_interval = 4
    track = yes
  }`
