import type { CallId, CallRecord } from '@offhook/core'
import { createPhone } from '@offhook/core'
import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createIndexedDbCallLog } from './indexeddb-call-log.ts'

const record = (at: number, changes: Partial<CallRecord> = {}): CallRecord => ({
  id: `call-${at}` as CallId,
  direction: 'incoming',
  remote: { address: '0901234567', name: 'Mai' },
  video: false,
  createdAt: at - 10,
  durationMs: 0,
  end: { reason: 'cancelled', by: 'remote', at, confirmed: true },
  missed: true,
  ...changes,
})
const idsIn = async (store: ReturnType<typeof createIndexedDbCallLog>, most = 100) =>
  (await store.load(most)).map((one) => (one as CallRecord).id)

beforeEach(() => {
  vi.unstubAllGlobals()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})

describe('createIndexedDbCallLog', () => {
  it('gives back what it was given, newest end first, no more than asked', async () => {
    const store = createIndexedDbCallLog()
    const kept = record(2, { to: { userId: 'u-1' }, direction: 'outgoing', extra: { ticket: 7 } })
    for (const one of [record(3), record(1), kept]) await store.put(one)
    expect(await store.load(100)).toEqual([record(3), kept, record(1)])
    expect(await idsIn(store, 2)).toEqual(['call-3', 'call-2'])
    expect(await idsIn(store, 0)).toEqual([])
    expect(await idsIn(createIndexedDbCallLog())).toHaveLength(3)
  })

  it('puts a sharper record in the place of the one with its id', async () => {
    const store = createIndexedDbCallLog()
    await store.put(record(1))
    await store.put(record(1, { missed: false }))
    expect(await store.load(9)).toEqual([record(1, { missed: false })])
  })

  it('forgets one line, or all of them, and nothing at an id that it does not know', async () => {
    const store = createIndexedDbCallLog()
    for (const at of [1, 2, 3]) await store.put(record(at))
    await store.remove('call-2' as CallId)
    await store.remove('call-9' as CallId)
    expect(await idsIn(store)).toEqual(['call-3', 'call-1'])
    await store.remove()
    expect(await idsIn(store)).toEqual([])
  })

  it('is bounded: the oldest make room, also when many were kept under a wider bound', async () => {
    const wide = createIndexedDbCallLog({ limit: 10 })
    for (let at = 1; at <= 10; at++) await wide.put(record(at))
    const narrow = createIndexedDbCallLog({ limit: 3 })
    await narrow.put(record(11))
    expect(await idsIn(narrow)).toEqual(['call-11', 'call-10', 'call-9'])
  })

  it('keeps databases of other names apart', async () => {
    await createIndexedDbCallLog({ name: 'mai' }).put(record(1))
    expect(await idsIn(createIndexedDbCallLog({ name: 'tom' }))).toEqual([])
  })

  it('opens nothing before it is used', async () => {
    const open = vi.spyOn(indexedDB, 'open')
    const store = createIndexedDbCallLog()
    expect(open).not.toHaveBeenCalled()
    await Promise.all([store.load(1), store.put(record(1)), store.remove()])
    expect(open).toHaveBeenCalledTimes(1)
  })
})

describe('where the browser does not let it', () => {
  it('rejects without IndexedDB, as on a server, and works once there is one', async () => {
    const factory = indexedDB
    vi.stubGlobal('indexedDB', undefined)
    const store = createIndexedDbCallLog()
    await expect(store.load(1)).rejects.toThrow()
    await expect(store.put(record(1))).rejects.toThrow()
    vi.stubGlobal('indexedDB', factory)
    await store.put(record(1))
    expect(await idsIn(store)).toEqual(['call-1'])
  })

  it('rejects with what the browser threw when it was opened, in private mode say', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    await expect(createIndexedDbCallLog().load(1)).rejects.toThrow('insecure')
  })

  it('rejects a put that the disk has no room for, once and with nothing unheard, and goes on afterwards', async () => {
    const unheard = vi.fn()
    process.on('unhandledRejection', unheard)
    const store = createIndexedDbCallLog()
    await store.put(record(1))
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(store.put(record(2))).rejects.toThrow('no room')
    full.mockRestore()
    await settle()
    await store.put(record(3))
    expect(await idsIn(store)).toEqual(['call-3', 'call-1'])
    process.off('unhandledRejection', unheard)
    expect(unheard).not.toHaveBeenCalled()
  })

  it('rejects a record that cannot be kept, and keeps what was there', async () => {
    const store = createIndexedDbCallLog()
    await store.put(record(1))
    await expect(store.put({ ...record(2), extra: (() => 1) as never })).rejects.toThrow()
    expect(await idsIn(store)).toEqual(['call-1'])
  })
})

describe('with other tabs', () => {
  it('sees what they wrote', async () => {
    const [one, other] = [createIndexedDbCallLog(), createIndexedDbCallLog()]
    await one.put(record(1))
    await other.put(record(2))
    expect(await idsIn(one)).toEqual(['call-2', 'call-1'])
  })

  it('makes room for a newer version of itself, and rejects from then on', async () => {
    const store = createIndexedDbCallLog()
    await store.put(record(1))
    const newer = await openDB('offhook-calls', 2)
    await expect(store.put(record(2))).rejects.toThrow()
    expect(await newer.getAll('records')).toEqual([record(1)])
    newer.close()
  })

  it('makes room for whoever deletes it, and begins anew', async () => {
    const store = createIndexedDbCallLog()
    await store.put(record(1))
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('offhook-calls').onsuccess = resolve
    })
    await store.put(record(2))
    expect(await idsIn(store)).toEqual(['call-2'])
  })

  it('rejects while one of them keeps an older version open, and works when it has gone', async () => {
    const older = await openDB('offhook-calls', 1)
    older.close()
    const factory = new IDBFactory()
    vi.stubGlobal('indexedDB', factory)
    // A tab that listens to nothing, on a version below ours: none exists yet, so its number is forced.
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = factory.open('offhook-calls', 1)
      request.onsuccess = () => resolve(request.result)
    })
    const open = factory.open.bind(factory)
    vi.spyOn(factory, 'open').mockImplementation((name, version) => open(name, (version ?? 0) + 1))
    const store = createIndexedDbCallLog()
    await expect(store.load(1)).rejects.toThrow('another tab')
    stubborn.close()
    await settle()
    vi.mocked(factory.open).mockRestore()
  })
})

describe('a phone with it', () => {
  it('shows after a restart what was there before, and forgets what it is told to', async () => {
    const clock = createVirtualClock(1_000_000)
    async function run() {
      const transport = createScriptedTransport()
      const phone = createPhone({ transport, clock, log: createIndexedDbCallLog() })
      void phone.start()
      await vi.waitFor(() => expect(phone.getSnapshot().status).toBe('ready'))
      transport.emit({ type: 'registration.changed', state: 'registered' })
      return { transport, phone }
    }
    const first = await run()
    const call = { refs: { 'sip.call-id': 'in-1' } }
    first.transport.emit({ type: 'call.offered', call, remote: { address: '0901234567' } })
    first.transport.emit({ type: 'call.ended', call, reason: 'cancelled', by: 'remote' })
    await vi.waitFor(async () => expect(await idsIn(createIndexedDbCallLog())).toHaveLength(1))
    const second = await run()
    await vi.waitFor(() => expect(second.phone.getSnapshot().log).toHaveLength(1))
    expect(second.phone.getSnapshot().log).toEqual(first.phone.getSnapshot().log)
    await second.phone.clearLog()
    await vi.waitFor(async () => expect(await idsIn(createIndexedDbCallLog())).toHaveLength(0))
  })
})
