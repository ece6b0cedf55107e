import type { ResponseOf } from '#kit'

export type ContractFile = ResponseOf<'GET /api/contracts/:id'>
export type Forecast = ResponseOf<'POST /api/contract-forecasts'>
export type PlanOnSale = ResponseOf<'GET /api/plans'>['items'][number]
