import { burstDurationSeconds, formatRateLimit, type RateLimit } from '@open-sgp/radius'
import { AppError } from '#kernel/errors'
import { findSpeedProblems, type Speeds } from './rules/speeds.ts'

/** 422 with every field of the speeds that does not hold; `at` is their place in the request. */
export function requireSpeeds(speeds: Speeds, at = ''): void {
  const errors = findSpeedProblems(speeds).map(({ field, detail }) => ({ pointer: `${at}/${field}`, detail }))
  if (errors.length > 0)
    throw new AppError(422, 'invalid-speeds', errors.map(({ detail }) => detail).join(' '), { errors })
}

/** The speeds as packages/radius names them. A threshold equal to the rate is RouterOS's own default and stays away. */
export function toRateLimit(speeds: Speeds): RateLimit {
  const { downKbps, upKbps, burstDownKbps, burstUpKbps, burstThresholdDownKbps, burstThresholdUpKbps, burstSeconds } =
    speeds
  if (!burstDownKbps || !burstUpKbps) return { downKbps, upKbps }
  return {
    downKbps,
    upKbps,
    burst: {
      downKbps: burstDownKbps,
      upKbps: burstUpKbps,
      ...(burstThresholdDownKbps && burstThresholdDownKbps < downKbps && { downThresholdKbps: burstThresholdDownKbps }),
      ...(burstThresholdUpKbps && burstThresholdUpKbps < upKbps && { upThresholdKbps: burstThresholdUpKbps }),
      ...(burstSeconds && { downSeconds: burstSeconds, upSeconds: burstSeconds }),
    },
  }
}

/** Mikrotik-Rate-Limit of the speeds, `upload/download …`. */
export const rateLimitOf = (speeds: Speeds): string => formatRateLimit(toRateLimit(speeds))

/** What a plan editor shows before saving. 422 with every wrong field. */
export function previewRateLimit(speeds: Speeds) {
  requireSpeeds(speeds)
  const limit = toRateLimit(speeds)
  const { reducedDownKbps, reducedUpKbps } = speeds
  return {
    rateLimit: formatRateLimit(limit),
    reducedRateLimit:
      reducedDownKbps && reducedUpKbps ? rateLimitOf({ downKbps: reducedDownKbps, upKbps: reducedUpKbps }) : null,
    burstDownSeconds: burstDurationSeconds(limit, 'down') ?? null,
    burstUpSeconds: burstDurationSeconds(limit, 'up') ?? null,
  }
}
