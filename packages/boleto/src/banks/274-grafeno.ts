import { bradescoFamily } from '../bradesco-family.ts'

export const grafeno = bradescoFamily('274', 'Grafeno', '7')
