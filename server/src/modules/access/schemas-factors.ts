import { z } from 'zod'

export const OpaqueToken = z.string().regex(/^[\w-]{43}$/, 'Valor inválido.')
export const Code = z
  .string()
  .trim()
  .min(6, 'Digite os 6 dígitos do aplicativo ou um código de recuperação.')
  .max(40, 'Digite os 6 dígitos do aplicativo ou um código de recuperação.')
export const CurrentPassword = z.string().min(1, 'Informe sua senha.').max(200)

export const SecondFactorLogin = z
  .strictObject({ challenge: OpaqueToken, code: Code })
  .meta({ id: 'SecondFactorLogin' })
export const NewTotp = z.strictObject({ password: CurrentPassword }).meta({ id: 'NewTotp' })
export const PendingTotp = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'PendingTotp' })
export const TotpProof = z.strictObject({ code: Code }).meta({ id: 'TotpProof' })
export const PasswordAndCode = z.strictObject({ password: CurrentPassword, code: Code }).meta({ id: 'PasswordAndCode' })
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export const NewRecoveryCodes = z
  .strictObject({ password: CurrentPassword, code: Code.optional() })
  .meta({ id: 'NewRecoveryCodes' })
