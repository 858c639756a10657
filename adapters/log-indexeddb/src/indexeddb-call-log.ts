import type { CallLogStore } from '@offhook/core'
import { createDatabase } from './database.ts'

export interface IndexedDbCallLogOptions {
  /** The name of the database. Give each account its own where several people share a browser. Default `offhook-calls`. */
  readonly name?: string
  /** Records kept at most; the oldest make room. Default 1000. */
  readonly limit?: number
}

/**
 * A call log in the browser's IndexedDB. Nothing is opened before it is first used, so a server may import and create
 * it. Where there is no database (private mode, a sandboxed frame, a full disk) each method rejects with the browser's
 * own error, and the next call tries again. Several tabs may share it.
 */
export function createIndexedDbCallLog(options: IndexedDbCallLogOptions = {}): CallLogStore {
  const { name = 'offhook-calls', limit = 1_000 } = options
  const database = createDatabase(name)

  return {
    async load(most) {
      const { store } = (await database()).transaction('records')
      const records: unknown[] = []
      let cursor = most > 0 ? await store.index('ended').openCursor(null, 'prev') : null
      for (; cursor; cursor = records.length < most ? await cursor.continue() : null) records.push(cursor.value)
      return records
    },
    async put(record) {
      const { store, done } = (await database()).transaction('records', 'readwrite')
      async function write(): Promise<void> {
        await store.put(record)
        let over = (await store.count()) - limit
        let cursor = over > 0 ? await store.index('ended').openKeyCursor() : null
        for (; cursor && over > 0; over--, cursor = await cursor.continue()) await store.delete(cursor.primaryKey)
      }
      // Together: what fails inside fails the transaction, too, and that MUST NOT go unheard.
      await Promise.all([write(), done])
    },
    async remove(id) {
      const opened = await database()
      return id === undefined ? opened.clear('records') : opened.delete('records', id)
    },
  }
}
