import { bradescoFamily } from '../bradesco-family.ts'

export const bradesco = bradescoFamily('237', 'Bradesco', '2')
