/** Work that outlives its caller: it can be awaited as a whole, and once the router is closed its failure means nothing. */
export class PendingWork {
  readonly #pending = new Set<Promise<unknown>>()
  #isClosed = false

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** From now on failures of what is under way are forgiven. */
  close(): void {
    this.#isClosed = true
  }

  async track<Result>(work: Promise<Result>): Promise<Result | undefined> {
    const guarded = work.catch((error: unknown) => {
      if (!this.#isClosed) throw error
      return undefined
    })
    this.#pending.add(guarded)
    try {
      return await guarded
    } finally {
      this.#pending.delete(guarded)
    }
  }

  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending)
  }
}
