export { createIndexedDbCallLog, type IndexedDbCallLogOptions } from './indexeddb-call-log.ts'
