export { startS3, type S3Simulator } from './start-s3.ts'
export type { Fault } from './faults.ts'
