/** A login to try at a RADIUS server, as a router would ask it. */
export type RadiusLogin = { host: string; port: number; secret: string; username: string; password: string }

/** `rejected` proves the server as well as `accepted`: it answered, and knows our secret. */
export type RadiusAnswer = { outcome: 'accepted' | 'rejected' | 'not-reached'; detail: string }

/** Port to a RADIUS server. Never throws for what the server does or does not do. */
export type RadiusTester = { tryLogin: (login: RadiusLogin) => Promise<RadiusAnswer> }

declare module '#kernel/ports' {
  interface Ports {
    radiusTester: RadiusTester
  }
}
