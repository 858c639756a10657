import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallList, CallSurface, Fact, SurfaceCall, SurfaceHost } from '../src/index.ts'
import { createBench } from './phone-bench.ts'

const uuid = '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2'
const remote = { address: '0907654321' }
const screen = { refs: { 'os.uuid': uuid } }
const line = { refs: { 'sip.call-id': 'in-1' } }

/** Where word of one call comes from when an app is woken by it. */
type Source = 'display' | 'press' | 'list' | 'transport' | 'push'

interface Wake {
  /** What the user has pressed before the app was ready, if anything. */
  readonly pressed?: 'answer' | 'end'
  /** How the transport tells of the call: as it arrives, or as one that it has had all along. */
  readonly delivered: 'offered' | 'found'
  /** Whether the push names the call as the screen does, or by its number alone. */
  readonly push: 'by uuid' | 'by number'
}

/** An OS call screen that says what it is told to say, and a phone that is woken by its call. */
async function wake({ pressed, delivered, push }: Wake) {
  const shown = new Map<string, SurfaceCall>()
  const closed: string[] = []
  const settled: [string, boolean][] = []
  let host: SurfaceHost | undefined
  const lists: ((list: CallList) => void)[] = []
  const surface: CallSurface = {
    name: 'desk',
    async start(given) {
      host = given
    },
    async show(call) {
      shown.set(call.uuid, call)
      return { ok: true }
    },
    close(call) {
      shown.delete(call.uuid)
      closed.push(call.uuid)
    },
    settle: (requestId, ok) => void settled.push([requestId, ok]),
    listCalls: () => new Promise((resolve) => lists.push(resolve)),
    async stop() {},
  }
  const found: Fact = { type: 'call.found', call: line, direction: 'incoming', remote, phase: 'incoming' }
  const bench = await createBench({ phone: { surface } })
  const announced = { type: 'call.announced', call: screen, remote }

  const tell: Readonly<Record<Source, () => void>> = {
    display: () => host?.emit(announced),
    press() {
      if (!pressed) return
      // An entry that the phone has closed, since the call had another one, has no buttons any more.
      const there = closed.includes(uuid) ? [...shown.keys()][0] : uuid
      host?.request({ requestId: 'pressed', type: pressed, call: { refs: { 'os.uuid': there } } })
    },
    // A list that is made after the user has declined names the call no more.
    list() {
      const facts = pressed === 'end' ? [] : [{ ...announced, answered: pressed === 'answer' }]
      for (const answer of lists.splice(0)) answer({ complete: true, facts })
    },
    transport: () => bench.emit(delivered === 'found' ? found : { type: 'call.offered', call: line, remote }),
    push: () => bench.emit({ ...announced, call: push === 'by uuid' ? screen : { refs: { 'push.id': 'p-1' } } }),
  }
  return { bench, shown, closed, settled, tell }
}

function orders<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length <= 1) return [things]
  return things.flatMap((first) => orders(things.filter((thing) => thing !== first)).map((rest) => [first, ...rest]))
}

const ways = (['offered', 'found'] as const).flatMap((delivered) =>
  (['by uuid', 'by number'] as const).map((push) => ({ delivered, push })),
)
const sources = ['display', 'press', 'list', 'transport', 'push'] as const
const alive = ({ bench }: Awaited<ReturnType<typeof wake>>) => bench.calls.filter(({ phase }) => phase !== 'ended')

describe.each(ways)('a cold start, the call $delivered and pushed $push', (way) => {
  it.each(orders(sources.filter((source) => source !== 'press')).map((order) => [order.join(', '), order] as const))(
    'rings once: %s',
    async (_, order) => {
      const phone = await wake(way)
      for (const source of order) {
        phone.tell[source]()
        await settle()
      }
      expect(phone.bench.calls).toMatchObject([{ phase: 'incoming', attached: true, answering: false, remote }])
      expect(phone.bench.events.filter((event) => event === 'call.incoming')).toHaveLength(1)
      expect([...phone.shown.values()]).toMatchObject([{ callId: phone.bench.call.id, stage: 'ringing' }])
      expect(phone.bench.commands()).toEqual([])
    },
  )

  it.each(orders(sources).map((order) => [order.join(', '), order] as const))(
    'is answered once, and talks: %s',
    async (_, order) => {
      const phone = await wake({ ...way, pressed: 'answer' })
      const { bench, settled } = phone
      for (const source of order) {
        phone.tell[source]()
        await settle()
      }
      expect(alive(phone)).toMatchObject([{ phase: 'incoming', attached: true, answering: true }])
      expect(bench.count('answer')).toBe(1)
      expect(bench.asked('answer').command).toMatchObject({ call: { refs: { 'sip.call-id': 'in-1' } } })
      expect(settled).toEqual([])
      bench.emit({ type: 'call.established', call: line })
      await settle()
      expect(alive(phone)).toMatchObject([{ phase: 'active', remote }])
      expect(settled).toEqual([['pressed', true]])
      expect([...phone.shown.values()]).toMatchObject([{ callId: bench.call.id, stage: 'connected' }])
      expect(bench.events.filter((event) => event === 'call.incoming')).toHaveLength(1)
      expect(bench.commands()).toEqual(['answer'])
    },
  )

  it.each(
    orders(sources)
      // A user declines what the screen shows.
      .filter((order) => order.indexOf('display') < order.indexOf('press'))
      .map((order) => [order.join(', '), order] as const),
  )('is declined once, and rings no more: %s', async (_, order) => {
    const phone = await wake({ ...way, pressed: 'end' })
    const { bench, settled } = phone
    for (const source of order) {
      phone.tell[source]()
      await settle()
    }
    // A transport that was asked to decline says so.
    if (bench.commands().length > 0) bench.emit({ type: 'call.ended', call: line, reason: 'declined', by: 'local' })
    await settle()
    await bench.clock.advanceAsync(31_000)
    expect(alive(phone)).toEqual([])
    expect(bench.commands().filter((command) => command === 'decline' || command === 'hangUp')).toHaveLength(1)
    expect(settled).toEqual([['pressed', true]])
    expect([...phone.shown.values()]).toEqual([])
    expect(bench.commands()).not.toContain('answer')
  })
})
