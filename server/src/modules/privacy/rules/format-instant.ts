/** 10/01/2026 09:00, by a company's clock. */
export const formatDate = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('pt-BR', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
