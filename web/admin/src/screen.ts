import type { ComponentType } from 'react'

/** One screen: its address (`/clientes/$id`) and what draws it, loaded when first opened. */
export type Screen = { path: string; load: () => Promise<ComponentType> }
