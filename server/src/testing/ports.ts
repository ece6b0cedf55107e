import type { Ports } from '#kernel/ports'

/** Ports of tests: simulators that speak the real protocols, or nothing at all where a test needs none. */
export const testPorts = (): Ports => ({})
