import { randomUUID } from 'node:crypto'
import { type Answer, etagOf, refuse, tag, xml } from './answers.ts'

type Upload = { key: string; parts: Map<number, Buffer> }

/** The objects of one bucket, and what is done to them. */
export function createBucket(name: string, objects: Map<string, Buffer>) {
  const uploads = new Map<string, Upload>()
  return { put, get, list, remove, begin, part, complete, abort }

  function put(key: string, body: Buffer): Answer {
    objects.set(key, body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }

  function get(key: string, range: string | undefined): Answer {
    const content = objects.get(key)
    if (!content) return refuse('NoSuchKey')
    const headers = { etag: etagOf(content), 'last-modified': new Date(0).toUTCString(), 'accept-ranges': 'bytes' }
    if (range === undefined) return { status: 200, headers, body: content }
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
    const start = from === '' ? content.length - Number(to) : Number(from)
    const end = from === '' || to === '' ? content.length - 1 : Math.min(Number(to), content.length - 1)
    if (!(start <= end)) return refuse('InvalidRange')
    const bounds = `bytes ${start}-${end}/${content.length}`
    return { status: 206, headers: { ...headers, 'content-range': bounds }, body: content.subarray(start, end + 1) }
  }

  function list(query: URLSearchParams): Answer {
    const prefix = query.get('prefix') ?? ''
    const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
    const limit = Number(query.get('max-keys') ?? 1000)
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
    const page = keys.slice(0, limit)
    const isTruncated = keys.length > limit
    const contents = page.map((key) => {
      const content = objects.get(key) ?? Buffer.alloc(0)
      const fields = [tag('Key', key), tag('Size', content.length), tag('ETag', etagOf(content))]
      return `<Contents>${fields.join('')}${tag('LastModified', new Date(0).toISOString())}</Contents>`
    })
    const token = isTruncated ? tag('NextContinuationToken', page.at(-1) ?? '') : ''
    const head = [tag('Name', name), tag('Prefix', prefix), tag('KeyCount', page.length), tag('MaxKeys', limit)]
    return xml('ListBucketResult', `${head.join('')}${tag('IsTruncated', isTruncated)}${token}${contents.join('')}`)
  }

  function remove(key: string): Answer {
    objects.delete(key)
    return { status: 204 }
  }

  function begin(key: string): Answer {
    const id = randomUUID()
    uploads.set(id, { key, parts: new Map() })
    return xml('InitiateMultipartUploadResult', tag('Bucket', name) + tag('Key', key) + tag('UploadId', id))
  }

  function part(id: string, number: number, body: Buffer): Answer {
    const upload = uploads.get(id)
    if (!upload) return refuse('NoSuchUpload')
    upload.parts.set(number, body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }

  function complete(id: string, body: string): Answer {
    const upload = uploads.get(id)
    if (!upload) return refuse('NoSuchUpload')
    const numbers = [...body.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number))
    const contents = numbers.flatMap((number) => upload.parts.get(number) ?? [])
    if (contents.length !== numbers.length) return refuse('InvalidPart')
    uploads.delete(id)
    const whole = Buffer.concat(contents)
    objects.set(upload.key, whole)
    return xml('CompleteMultipartUploadResult', tag('Key', upload.key) + tag('ETag', etagOf(whole)))
  }

  function abort(id: string): Answer {
    return uploads.delete(id) ? { status: 204 } : refuse('NoSuchUpload')
  }
}
