import type { Config } from '#kernel/config'
import type { Ports } from '#kernel/ports'

/** Joins each port to its adapter, by configuration. */
export const createPorts = (_config: Config): Ports => ({})
