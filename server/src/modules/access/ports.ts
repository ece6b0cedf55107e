/** Where an address of the Internet lies, as far as it is known. Names in Portuguese where there are some. */
export type Place = { city: string | null; region: string | null; country: string | null; operator: string | null }

/** Undefined: nothing is known of the address. */
export type PlaceFinder = { find: (address: string) => Place | undefined }

declare module '#kernel/ports' {
  interface Ports {
    /** Null: this installation was given no file of places. */
    places: PlaceFinder | null
  }
}
