import { z } from 'zod'

/** Body of an upload: sent as `application/octet-stream` or `text/plain`, kept as bytes. */
export const Bytes = z
  .custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.byteLength > 0,
    'Envie o arquivo como application/octet-stream.',
  )
  .meta({ type: 'string', format: 'binary' })
