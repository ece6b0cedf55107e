import { notFound } from '#kernel/errors'
import type { Master } from '#kernel/master-key'
import { checkPart, tryPart } from './check-parts.ts'
import type { Target } from './installation.ts'
import { Census, type Manifest, manifestKey, openManifest, parseManifest } from './manifest.ts'
import { openText, readText } from './sealed-stream.ts'

type Options = { target: Target; id: string; master: Master; identity?: string | undefined }

/**
 * Looks at all of a backup: signature, lengths, hashes; with the identity also that each part opens to its end. Throws 409 with what is
 * wrong (`backup-damaged`, `backup-of-another-key`, `wrong-identity`), 404 when there is none. `latest` is the newest.
 */
export async function verifyBackup({
  target,
  id,
  master,
  identity,
}: Options): Promise<{ manifest: Manifest; census: Census | undefined }> {
  const manifest = openManifest(master, await readText(await target.get(manifestKey(await findId(target, id)))))
  for (const part of manifest.parts) await checkPart(target, part)
  if (identity === undefined) return { manifest, census: undefined }
  for (const part of manifest.parts) await tryPart(target, part, identity)
  return { manifest, census: Census.parse(JSON.parse(await openText(manifest.census, identity))) }
}

async function findId(target: Target, id: string): Promise<string> {
  const all = await listManifests(target)
  const found = id === 'latest' ? all[0] : all.find((one) => one.id === id)
  if (!found) throw notFound('backup', 'Cópia de segurança', id)
  return found.id
}

/** What the target holds, newest first: only what came to its end. What cannot be read is left out. */
export async function listManifests(target: Target): Promise<Manifest[]> {
  const keys = (await target.list('backups/')).filter((key) => key.endsWith('/manifest.json'))
  const found: Manifest[] = []
  for (const key of keys) {
    const manifest = readManifest(await readText(await target.get(key)))
    if (manifest && manifestKey(manifest.id) === key) found.push(manifest)
  }
  return found.toSorted((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1))
}

function readManifest(text: string): Manifest | undefined {
  try {
    return parseManifest(text)
  } catch {
    return undefined
  }
}
