export type Word = { label: string; color: string }
export type Words = Record<string, Record<string, Word>>

export const word = (label: string, color = 'gray'): Word => ({ label, color })
