import pino, { type Logger } from 'pino'

export type Log = Logger

/** Structured log on standard error. Secrets that pass by accident are masked by path. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      redact: {
        paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.secret', '*.token'],
        censor: '***',
      },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          url: request.url,
          id: request.id,
        }),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
