export { startMessaging, type Messaging } from './start-messaging.ts'
export type { Fault } from './fault-queue.ts'
export type { ReceivedMessage } from './read-message.ts'
