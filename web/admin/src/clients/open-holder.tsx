import { Anchor } from '@mantine/core'
import type { ApiError } from '#kit'

/** Whose the document is already: beside the form, so that what was typed stays. */
export const openHolder = ({ code, extra }: ApiError) =>
  code === 'document-taken' &&
  typeof extra['clientId'] === 'string' && (
    <Anchor href={`/clientes/${extra['clientId']}`} target="_blank" c="inherit" inherit underline="always">
      Abrir o cadastro que já tem este documento
    </Anchor>
  )
