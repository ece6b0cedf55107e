import { bradescoFamily } from '../bradesco-family.ts'

export const cresol = bradescoFamily('133', 'Cresol', '3')
