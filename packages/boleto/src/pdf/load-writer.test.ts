import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { writeBoletos } from './load-writer.ts'

test('a sink that failed before the writer was there rejects with its own error', async () => {
  const sink = new Writable()
  sink.destroy(new Error('no such folder'))
  await expect(writeBoletos(sink, [])).rejects.toThrow('no such folder')
})
