/** Who made a run: a person, the schedule or the command line. */
export const starterOf = ({
  startedBy,
  startedByName,
}: {
  startedBy: string
  startedByName: string | null
}): string => {
  if (startedByName !== null) return startedByName
  return startedBy === 'cli' ? 'Linha de comando' : 'Automático, às 2 h'
}
