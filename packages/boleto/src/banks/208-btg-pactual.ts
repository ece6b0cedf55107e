import { bradescoFamily } from '../bradesco-family.ts'

/**
 * As Bradesco. Implementations disagree whether the DV of the nosso número enters the campo livre; ours leaves it out,
 * to be confirmed with the bank before the first real boleto.
 */
export const btgPactual = bradescoFamily('208', 'BTG Pactual', '1')
