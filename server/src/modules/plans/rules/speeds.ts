/** Speeds of a plan version, in kbit/s as the subscriber sees them. */
export type Speeds = {
  downKbps: number
  upKbps: number
  burstDownKbps?: number | null | undefined
  burstUpKbps?: number | null | undefined
  burstThresholdDownKbps?: number | null | undefined
  burstThresholdUpKbps?: number | null | undefined
  burstSeconds?: number | null | undefined
  reducedDownKbps?: number | null | undefined
  reducedUpKbps?: number | null | undefined
}

export type SpeedProblem = { field: keyof Speeds; detail: string }

/** What does not hold: burst and reduction are complete or absent, threshold ≤ rate < burst, reduced ≤ rate. RouterOS manual, "Queues: burst". */
export function findSpeedProblems(speeds: Speeds): SpeedProblem[] {
  return [...findIncomplete(speeds), ...findBurstProblems(speeds), ...findReductionProblems(speeds)]
}

const burstFields = [
  'burstDownKbps',
  'burstUpKbps',
  'burstThresholdDownKbps',
  'burstThresholdUpKbps',
  'burstSeconds',
] as const
const reducedFields = ['reducedDownKbps', 'reducedUpKbps'] as const

function findIncomplete(speeds: Speeds): SpeedProblem[] {
  const missing = (fields: readonly (keyof Speeds)[], detail: string): SpeedProblem[] => {
    const absent = fields.filter((field) => (speeds[field] ?? null) === null)
    return absent.length === fields.length ? [] : absent.map((field) => ({ field, detail }))
  }
  return [
    ...missing(burstFields, 'Para usar burst informe velocidades, limiares e tempo, os cinco campos.'),
    ...missing(reducedFields, 'Informe a velocidade reduzida de download e de upload, ou nenhuma.'),
  ]
}

function findBurstProblems(speeds: Speeds): SpeedProblem[] {
  const problems: SpeedProblem[] = []
  const check = (rate: number, burst: keyof Speeds, threshold: keyof Speeds, way: string) => {
    const [peak, floor] = [speeds[burst] ?? undefined, speeds[threshold] ?? undefined]
    if (peak !== undefined && peak <= rate)
      problems.push({
        field: burst,
        detail: `O burst de ${way} (${peak} kbit/s) tem de passar da velocidade (${rate} kbit/s).`,
      })
    if (floor !== undefined && floor > rate)
      problems.push({
        field: threshold,
        detail: `O limiar de ${way} (${floor} kbit/s) não pode passar da velocidade (${rate} kbit/s).`,
      })
  }
  check(speeds.downKbps, 'burstDownKbps', 'burstThresholdDownKbps', 'download')
  check(speeds.upKbps, 'burstUpKbps', 'burstThresholdUpKbps', 'upload')
  return problems
}

function findReductionProblems({ downKbps, upKbps, reducedDownKbps, reducedUpKbps }: Speeds): SpeedProblem[] {
  const detail = 'A velocidade reduzida não pode passar da contratada.'
  return [
    ...((reducedDownKbps ?? 0) > downKbps ? [{ field: 'reducedDownKbps' as const, detail }] : []),
    ...((reducedUpKbps ?? 0) > upKbps ? [{ field: 'reducedUpKbps' as const, detail }] : []),
  ]
}
