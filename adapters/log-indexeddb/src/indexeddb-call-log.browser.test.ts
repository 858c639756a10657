import type { CallId, CallRecord } from '@offhook/core'
import { createPhone } from '@offhook/core'
import { createScriptedTransport } from '@offhook/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createIndexedDbCallLog } from './indexeddb-call-log.ts'

let name = ''
beforeEach(() => {
  name = `calls-${crypto.randomUUID()}`
})

const record = (at: number): CallRecord => ({
  id: `call-${at}` as CallId,
  direction: 'outgoing',
  remote: { address: '0901234567', name: 'Mai' },
  to: { userId: 'mai' },
  video: false,
  extra: { ticket: [7, null] },
  createdAt: at - 10,
  durationMs: 0,
  end: { reason: 'busy', by: 'remote', at, confirmed: true, sip: 486 },
  missed: false,
})
const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

describe('createIndexedDbCallLog in a real browser', () => {
  it('keeps a bounded log, newest end first, for every tab', async () => {
    const [store, otherTab] = [createIndexedDbCallLog({ name, limit: 3 }), createIndexedDbCallLog({ name })]
    for (const at of [4, 2, 5, 1, 3]) await store.put(record(at))
    expect(await otherTab.load(10)).toEqual([record(5), record(4), record(3)])
    expect(await otherTab.load(2)).toEqual([record(5), record(4)])
    await otherTab.remove('call-5' as CallId)
    expect(await store.load(1)).toEqual([record(4)])
    await store.remove()
    expect(await otherTab.load(10)).toEqual([])
  })

  it('writes at once from two tabs, and loses nothing', async () => {
    const [one, other] = [createIndexedDbCallLog({ name }), createIndexedDbCallLog({ name })]
    await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).put(record(at))))
    expect(await one.load(100)).toHaveLength(20)
  })

  it('lets another tab upgrade the database, and rejects with the browser’s own error from then on', async () => {
    const store = createIndexedDbCallLog({ name })
    await store.put(record(1))
    const newer = await promised(indexedDB.open(name, 2))
    expect(await promised(newer.transaction('records').objectStore('records').getAll())).toEqual([record(1)])
    await expect(store.put(record(2))).rejects.toMatchObject({ name: 'VersionError' })
    newer.close()
  })

  it('begins anew when the user clears the data of the site', async () => {
    const store = createIndexedDbCallLog({ name })
    await store.put(record(1))
    await promised(indexedDB.deleteDatabase(name))
    await store.put(record(2))
    expect(await store.load(10)).toEqual([record(2)])
  })

  it('gives a phone its log back after a reload', async () => {
    async function run() {
      const transport = createScriptedTransport({ reports: { registration: false } })
      const phone = createPhone({ transport, log: createIndexedDbCallLog({ name }) })
      expect(await phone.start()).toMatchObject({ ok: true })
      return { transport, phone }
    }
    const first = await run()
    const call = { refs: { 'sip.call-id': 'in-1' } }
    first.transport.emit({ type: 'call.offered', call, remote: { address: '0901234567', name: 'Mai' } })
    first.transport.emit({ type: 'call.ended', call, reason: 'cancelled', by: 'remote', sip: 487 })
    const { log } = first.phone.getSnapshot()
    await vi.waitFor(async () => expect(await createIndexedDbCallLog({ name }).load(10)).toEqual(log))
    const second = await run()
    await vi.waitFor(() => expect(second.phone.getSnapshot().log).toEqual(log))
  })
})
