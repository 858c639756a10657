import type { CallId, CallRecord } from '@offhook/core'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

const VERSION = 1

interface Schema extends DBSchema {
  readonly records: {
    readonly key: CallId
    readonly value: CallRecord
    /** By the instant at which the call ended. */
    readonly indexes: { readonly ended: number }
  }
}

export type Database = IDBPDatabase<Schema>

/** Opens the database when it is first needed, and again after it was closed or could not be opened. */
export function createDatabase(name: string): () => Promise<Database> {
  let opened: Promise<Database> | undefined

  function open(): Promise<Database> {
    return new Promise((resolve, reject) => {
      let givenUp = false
      const forget = () => {
        opened = undefined
      }
      const opening = openDB<Schema>(name, VERSION, {
        upgrade(database) {
          // From version 0 only; a later version adds its own step here, by the version it finds.
          database.createObjectStore('records', { keyPath: 'id' }).createIndex('ended', 'end.at')
        },
        blocked() {
          givenUp = true
          reject(new Error(`another tab keeps an older version of "${name}" open`))
        },
        // Another tab upgrades or deletes it: whoever holds on would block that tab for ever.
        blocking(_current, _next, event) {
          forget()
          ;(event.target as IDBDatabase).close()
        },
        terminated: forget,
      })
      opening.then((database) => {
        if (givenUp) database.close()
        else resolve(database)
      }, reject)
    })
  }

  return () => {
    if (!opened) {
      const opening = open()
      opened = opening
      opening.catch(() => {
        if (opened === opening) opened = undefined
      })
    }
    return opened
  }
}
