import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startS3, type S3Simulator } from './start-s3.ts'

let s3: S3Simulator
let client: S3Client
const clientOf = ({ endpoint, accessKey }: S3Simulator, secretAccessKey: string) =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: accessKey, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

beforeAll(async () => {
  s3 = await startS3()
  client = clientOf(s3, s3.secretKey)
})
afterAll(() => s3.close())

const Bucket = 'backups'
const read = async (Key: string, Range?: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }))).Body?.transformToString()

test('what is put is listed, read whole or in part, and deleted', async () => {
  for (const Key of ['a/um ação+1', 'a/dois', 'b/três'])
    await client.send(new PutObjectCommand({ Bucket, Key, Body: `conteúdo de ${Key}` }))
  expect(await read('a/um ação+1')).toBe('conteúdo de a/um ação+1')
  expect(await read('a/dois', 'bytes=0-3')).toBe('cont')
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'a/dois' }))).toMatchObject({ ContentLength: 19 })
  const first = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/', MaxKeys: 1 }))
  expect(first).toMatchObject({ IsTruncated: true, Contents: [{ Key: 'a/dois', Size: 19 }] })
  const ContinuationToken = first.NextContinuationToken
  expect(await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/', ContinuationToken }))).toMatchObject({
    Contents: [{ Key: 'a/um ação+1' }],
  })
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/dois' }))
  await expect(read('a/dois')).rejects.toMatchObject({ name: 'NoSuchKey' })
})

test('a stream goes up in parts and comes back whole', async () => {
  const chunk = Buffer.alloc(1 << 20, 'x')
  const Body = Readable.from(Array.from({ length: 11 }, () => chunk))
  await new Upload({ client, params: { Bucket, Key: 'grande', Body }, partSize: 5 << 20 }).done()
  expect(s3.objects.get('grande')?.equals(Buffer.concat(Array.from({ length: 11 }, () => chunk)))).toBe(true)
})

test('a wrong secret, and one byte that differs from what was signed, are refused', async () => {
  const stranger = clientOf(s3, 'another-secret')
  const request = new PutObjectCommand({ Bucket, Key: 'x', Body: 'y' })
  await expect(stranger.send(request)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  expect(s3.objects.has('x')).toBe(false)
  const plain = await fetch(`${s3.endpoint}/${Bucket}/a`)
  expect(plain.status).toBe(403)
})

test('faults hit the requests that they are meant for, once', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'f', Body: 'abcdef' }))
  s3.fault({ kind: 'error', method: 'GET' })
  await expect(read('f')).rejects.toMatchObject({ name: 'InternalError' })
  s3.fault({ kind: 'cut', method: 'GET' })
  await expect(read('f')).rejects.toThrow()
  s3.fault({ kind: 'corrupt', method: 'GET' })
  expect(await read('f')).not.toBe('abcdef')
  expect(await read('f')).toBe('abcdef')
})
