import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallId, CallLogStore, Remote } from '../../src/index.ts'
import { replay } from '../../src/index.ts'
import { type BenchOptions, createBench, createReadyBench } from '../phone-bench.ts'

const record = (name: string, at: number, changes: object = {}) => ({
  id: name as CallId,
  direction: 'incoming',
  remote: { address: '0901234567', name: 'Mai' },
  video: false,
  createdAt: at - 5_000,
  durationMs: 0,
  end: { reason: 'cancelled', by: 'remote', at, confirmed: true },
  missed: true,
  ...changes,
})

/** A store that keeps what it is told on record, and answers `load` when the test says so. */
function createStore(faults: Partial<CallLogStore> = {}) {
  const told: string[] = []
  let answer: (records: readonly unknown[]) => void = () => {}
  let fail: (fault: unknown) => void = () => {}
  const loading = new Promise<readonly unknown[]>((resolve, reject) => {
    answer = resolve
    fail = reject
  })
  const store: CallLogStore = {
    load(limit) {
      told.push(`load ${limit}`)
      return loading
    },
    async put({ id, missed }) {
      told.push(`put ${id}${missed ? ' missed' : ''}`)
    },
    async remove(id) {
      told.push(`remove ${id ?? 'all'}`)
    },
    ...faults,
  }
  return { store, told, answer, fail }
}

async function createLogBench(options: BenchOptions & { readonly faults?: Partial<CallLogStore> } = {}) {
  const store = createStore(options.faults)
  const bench = await createReadyBench({ ...options, phone: { log: store.store } })
  return {
    ...store,
    bench,
    phone: bench.phone,
    log: () => bench.phone.getSnapshot().log,
    ids: () => bench.phone.getSnapshot().log.map(({ id }) => id),
    async miss(ref: string, remote: Remote = { address: '0901234567' }) {
      bench.say('call.offered', ref, { remote })
      const id = bench.calls.at(-1)?.id
      bench.say('call.ended', ref, { reason: 'cancelled', by: 'remote' })
      await settle()
      return id as CallId
    },
  }
}

describe('the call log', () => {
  it('without a store lives as long as the phone', async () => {
    const bench = await createReadyBench()
    await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    expect(bench.phone.getSnapshot().log).toMatchObject([{ direction: 'incoming', missed: true }])
    expect(await bench.phone.clearLog()).toEqual({ ok: true, settled: 'confirmed' })
    expect(bench.phone.getSnapshot().log).toEqual([])
  })

  it('says whom an outgoing call was placed to, as it was asked', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: { userId: 'mai' }, remote: { name: 'Mai' } })
    bench.say('call.dialed', 'out-1', { remote: { address: '0901234567' } })
    bench.say('call.ended', 'out-1', { reason: 'no-answer' })
    expect(bench.phone.getSnapshot().log[0]).toMatchObject({ to: { userId: 'mai' }, missed: false })
    await bench.incoming()
    bench.say('call.ended', 'in-1')
    expect(bench.phone.getSnapshot().log[0]).not.toHaveProperty('to')
  })

  it('counts as missed what rang here and nobody took, and never a call that went on elsewhere or as another one', async () => {
    const { log, bench } = await createLogBench()
    const ends = {
      cancelled: true,
      'no-answer': true,
      'connection-lost': true,
      'answered-elsewhere': false,
      'declined-elsewhere': false,
      'ended-elsewhere': false,
      replaced: false,
    }
    for (const [reason, missed] of Object.entries(ends)) {
      bench.say('call.offered', reason)
      bench.say('call.ended', reason, { reason, by: 'network' })
      expect(log()[0], reason).toMatchObject({ end: { reason }, missed })
    }
  })

  it('of an established call that another device took over says so', async () => {
    const { log, bench } = await createLogBench()
    await bench.talking()
    bench.say('call.ended', 'out-1', { reason: 'ended-elsewhere', by: 'network', sip: 200 })
    expect(log()[0]).toMatchObject({ end: { reason: 'ended-elsewhere', by: 'network', sip: 200 }, missed: false })
  })
})

describe('a store of the log', () => {
  it('is read once, when the phone starts, and its lines stand behind those of this run', async () => {
    const { told, answer, miss, ids, phone, bench } = await createLogBench({ policy: { logLimit: 3 } })
    expect(told).toEqual(['load 3'])
    const fresh = await miss('in-1')
    answer([record('b', 900_000), record('a', 800_000), record('z', 700_000)])
    await settle()
    expect(ids()).toEqual([fresh, 'b', 'a'])
    void phone.stop()
    await settle()
    bench.clock.advance(20_000)
    void phone.start()
    await settle()
    expect(told.filter((word) => word.startsWith('load'))).toHaveLength(1)
    expect(ids()).toEqual([fresh, 'b', 'a'])
  })

  it('is told of every end, of every sharper reason, and of what is forgotten', async () => {
    const { told, miss, bench, phone } = await createLogBench()
    const id = await miss('in-1')
    bench.say('call.endRefined', 'in-1', { reason: 'answered-elsewhere', by: 'network' })
    await settle()
    await phone.clearLog(id)
    await phone.clearLog()
    await settle()
    expect(told.slice(1)).toEqual([`put ${id} missed`, `put ${id}`, `remove ${id}`, 'remove all'])
  })

  it('is asked one thing after the other, in the order of what happened', async () => {
    const order: string[] = []
    let done = (): void => {}
    const { miss, phone } = await createLogBench({
      faults: {
        put: ({ id }) => {
          order.push(`put ${id}`)
          return new Promise((resolve) => {
            done = resolve
          })
        },
        remove: async (id) => void order.push(`remove ${id}`),
      },
    })
    const id = await miss('in-1')
    await phone.clearLog(id)
    await settle()
    expect(order).toEqual([`put ${id}`])
    done()
    await settle()
    expect(order).toEqual([`put ${id}`, `remove ${id}`])
  })

  it('that another version wrote is read with care: what is no record is left out and reported', async () => {
    const { answer, ids, log, bench } = await createLogBench()
    answer([
      record('a', 900_000, { extra: { ticket: 7 }, to: 'x', mood: 'new', rungAt: 'never' }),
      null,
      7,
      { id: 'b' },
      record('c', 800_000, { end: { reason: 'eaten', by: 'remote', at: 1, confirmed: true } }),
      record('d', 700_000, { direction: 'sideways' }),
      record('e', 600_000, { direction: 'outgoing', to: { userId: 'mai' }, remote: {} }),
      record('a', 500_000),
      {
        get id() {
          throw new Error('mine')
        },
      },
    ])
    await settle()
    expect(ids()).toEqual(['a', 'e'])
    expect(log()[0]).toEqual({ ...record('a', 900_000), extra: { ticket: 7 }, to: 'x' })
    expect(log()[1]).toMatchObject({ to: { userId: 'mai' } })
    expect(bench.diagnostics.filter(({ message }) => message.startsWith('log: '))).toHaveLength(6)
  })

  it.each([undefined, 'text', { length: 3 }, null])(
    'that answers %j is reported, and the phone goes on',
    async (raw) => {
      const { answer, miss, log, bench } = await createLogBench()
      answer(raw as never)
      await settle()
      expect(bench.diagnostics).toMatchObject([{ message: expect.stringContaining('log: log.load failed') }])
      await miss('in-1')
      expect(log()).toHaveLength(1)
    },
  )

  it('that throws, rejects or is full harms no call and is reported each time', async () => {
    const { fail, miss, log, bench, phone } = await createLogBench({
      faults: {
        put: () => {
          throw new Error('full')
        },
        remove: () => Promise.reject(new Error('gone')),
      },
    })
    fail(new Error('locked'))
    await settle()
    await miss('in-1')
    expect(log()).toHaveLength(1)
    expect(await phone.clearLog()).toMatchObject({ ok: true })
    await settle()
    expect(bench.diagnostics.map(({ message }) => message)).toEqual([
      'log: log.load failed: Error: locked',
      'log: log.put failed: Error: full',
      'log: log.remove failed: Error: gone',
    ])
  })

  it('brings nothing back that was forgotten while it was read', async () => {
    const one = await createLogBench()
    const id = await one.miss('in-1')
    await one.phone.clearLog(id)
    one.answer([record(id, 900_000), record('a', 800_000)])
    await settle()
    expect(one.ids()).toEqual(['a'])
    const all = await createLogBench()
    await all.phone.clearLog()
    all.answer([record('a', 900_000)])
    await settle()
    expect(all.ids()).toEqual([])
  })

  it('wakes nobody when it has nothing to add', async () => {
    const { answer, phone } = await createLogBench()
    let woken = 0
    phone.subscribe(() => woken++)
    answer([])
    await settle()
    expect(woken).toBe(0)
  })

  it('is not shown a line again that a later reason would sharpen, once it was forgotten', async () => {
    const { told, miss, bench, phone, log } = await createLogBench()
    const id = await miss('in-1')
    const other = await miss('in-2')
    await phone.clearLog(id)
    bench.say('call.endRefined', 'in-1', { reason: 'answered-elsewhere' })
    await settle()
    expect(told.at(-1)).toBe(`remove ${id}`)
    expect(log()).toMatchObject([{ id: other, missed: true }])
  })

  it('enters the trace, which replays, and masks its people', async () => {
    const { answer, phone, log } = await createLogBench()
    answer([record('a', 900_000, { to: 'sip:jane@acme.example', extra: { campaign: 'x-8642' } })])
    await settle()
    const trace = phone.trace({ scrub: false })
    expect(replay(JSON.parse(JSON.stringify(trace))).at(-1)?.snapshot.log).toEqual(log())
    const scrubbed = phone.trace()
    expect(replay(scrubbed).at(-1)?.snapshot.log).toMatchObject([{ id: 'a', missed: true, end: log()[0]?.end }])
    for (const name of ['Mai', '0901234567', 'jane', '8642']) expect(JSON.stringify(scrubbed)).not.toContain(name)
  })
})

describe('clearLog', () => {
  it('of a line that is not there is refused, and forgets no other', async () => {
    const { phone, told, miss, ids } = await createLogBench()
    const id = await miss('in-1')
    for (const wrong of ['nobody', '', {}]) {
      expect(await phone.clearLog(wrong as CallId)).toMatchObject({ ok: false, reason: 'no-record' })
    }
    expect(ids()).toEqual([id])
    expect(told.some((word) => word.startsWith('remove'))).toBe(false)
    expect(JSON.stringify(phone.trace({ scrub: false }))).toContain('clearLog')
  })
})

describe('redial', () => {
  const dialed = async (bench: Awaited<ReturnType<typeof createBench>>) => {
    await settle()
    return bench.asked('startCall').command
  }

  it('with no line named calls whom this phone called last, with its name at hand', async () => {
    const { phone, bench, miss } = await createLogBench()
    void phone.startCall({ to: '102', remote: { name: 'Tom' } })
    bench.say('call.dialed', 'out-1')
    bench.say('call.ended', 'out-1')
    await miss('in-1')
    const again = phone.redial()
    expect(await dialed(bench)).toMatchObject({ to: '102', video: false, muted: false })
    expect(bench.calls.at(-1)).toMatchObject({ direction: 'outgoing', remote: { address: '102', name: 'Tom' } })
    await bench.reply('startCall')
    expect(await bench.state(again)).toMatchObject({ ok: true, callId: bench.calls.at(-1)?.id })
  })

  it('of a line calls its far side back, as it is told to', async () => {
    const { phone, bench, miss } = await createLogBench()
    const id = await miss('in-1')
    void phone.redial(id, { video: true, muted: true, options: { header: 'x' } })
    expect(await dialed(bench)).toMatchObject({
      to: '0901234567',
      video: true,
      muted: true,
      options: { header: 'x' },
    })
  })

  it('calls the user where the far side has no address, and whom was asked for rather than who picked up', async () => {
    const { phone, bench, answer } = await createLogBench()
    answer([
      record('u', 900_000, { remote: { userId: 'mai' } }),
      record('o', 800_000, { direction: 'outgoing', to: '500', remote: { address: '503', name: 'Desk 3' } }),
    ])
    await settle()
    void phone.redial('u' as CallId)
    expect(await dialed(bench)).toMatchObject({ to: { userId: 'mai' } })
    await bench.reply('startCall', { ok: false, reason: 'busy' })
    void phone.redial()
    expect(await dialed(bench)).toMatchObject({ to: '500' })
  })

  it('calls nobody where there is nobody to call', async () => {
    const { phone, miss } = await createLogBench()
    expect(await phone.redial()).toEqual({ ok: false, reason: 'no-record' })
    const hidden = await miss('in-1', { withheld: true })
    for (const id of [hidden, 'nobody', {}])
      expect(await phone.redial(id as CallId)).toEqual({ ok: false, reason: 'no-record' })
  })

  it('is refused as any call is', async () => {
    const { phone, bench } = await createLogBench()
    void phone.startCall({ to: '102' })
    bench.say('call.dialed', 'out-1')
    bench.say('call.ended', 'out-1')
    bench.emit({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
    expect(await phone.redial()).toMatchObject({ ok: false, reason: 'not-registered' })
  })
})

describe('options.log', () => {
  it('must be a store', async () => {
    await expect(createBench({ phone: { log: {} as CallLogStore } })).rejects.toThrow(/options\.log has no load\(\)/)
  })
})
