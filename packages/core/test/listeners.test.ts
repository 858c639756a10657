import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createTalkingBench } from './phone-bench.ts'

async function talkingBench() {
  const bench = await createTalkingBench()
  const { id } = bench.call
  let runs = 0
  const stop = bench.phone.subscribe(() => runs++)
  return { bench, id, stop, runs: () => runs }
}

describe('a listener', () => {
  it.each<[string, object]>([
    ['call.muteChanged', { muted: true }],
    ['call.holdChanged', { side: 'local', held: true }],
    ['call.holdChanged', { side: 'remote', held: true }],
    ['call.videoChanged', { side: 'remote', video: 'on' }],
    ['call.mediaChanged', { media: 'connected' }],
    ['call.remoteChanged', { remote: { name: 'Bob' } }],
    ['call.ended', { reason: 'hung-up' }],
  ])('runs once for %s %j, and not for the same again', async (type, more) => {
    const { bench, runs } = await talkingBench()
    bench.say(type as 'call.muteChanged', 'out-1', more)
    expect(runs()).toBe(1)
    bench.say(type as 'call.muteChanged', 'out-1', more)
    expect(runs()).toBe(1)
  })

  it.each<[string, object]>([
    ['duplicate', { type: 'call.established', call: { refs: { 'sip.call-id': 'out-1' } } }],
    ['late', { type: 'call.dialed', call: { refs: { 'sip.call-id': 'out-1' } } }],
    ['unknown', { type: 'call.established', call: { refs: { 'sip.call-id': 'stranger' } } }],
    ['illegal', { type: 'call.transferChanged', call: { refs: { 'sip.call-id': 'out-1' } }, stage: 'done' }],
    ['invalid', { type: 'call.exploded' }],
  ])('does not run for a fact that is %s', async (kind, fact) => {
    const { bench, runs } = await talkingBench()
    const before = bench.phone.getSnapshot()
    bench.emit(fact)
    expect(bench.kinds()).toEqual([kind])
    expect(runs()).toBe(0)
    expect(bench.phone.getSnapshot()).toBe(before)
  })

  it('does not run for a plain quality sample; who listens to quality gets each', async () => {
    const { bench, id, runs } = await talkingBench()
    const sample = (packets: number) => bench.say('call.qualitySampled', 'out-1', { sample: { packets, mos: 4.2 } })
    sample(50)
    const after = runs()
    const seen: unknown[] = []
    const stop = bench.phone.subscribeQuality(id, ({ packets }) => seen.push(packets))
    for (const packets of [49, 48, 47]) sample(packets)
    stop()
    sample(46)
    expect(seen).toEqual([49, 48, 47])
    expect(runs()).toBe(after)
    expect(bench.phone.getQuality(id)).toMatchObject({ packets: 46 })
  })

  it('runs once for a command and once for its fact, and not for the answer of the SDK between them', async () => {
    const { bench, runs } = await talkingBench()
    void bench.phone.mute()
    expect(runs()).toBe(1)
    await bench.reply('setMute')
    expect(runs()).toBe(1)
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(runs()).toBe(2)
    expect(await bench.phone.mute()).toMatchObject({ settled: 'already' })
    expect(runs()).toBe(2)
  })

  it('runs once for the yes to a transfer, whose procedure is over then', async () => {
    const { bench, runs } = await talkingBench()
    void bench.phone.transfer({ to: '102' })
    expect(bench.phone.getSnapshot().procedure).toMatchObject({ type: 'transfer' })
    const before = runs()
    await bench.reply('transfer')
    expect(runs() - before).toBe(1)
    expect(bench.phone.getSnapshot().procedure).toBeUndefined()
  })

  it('does not run for the yes to a start, nor for the pause after a digit', async () => {
    const { bench, runs } = await talkingBench()
    void bench.phone.sendDigits('1')
    await bench.reply('sendDigit')
    void bench.phone.startCall({ to: '103' })
    const before = runs()
    await bench.reply('startCall')
    bench.clock.advance(170)
    expect(runs()).toBe(before)
  })

  it('that was removed runs no more, also when another one removed it in the same run', async () => {
    const { bench, stop, runs } = await talkingBench()
    let others = 0
    const stops: (() => void)[] = []
    bench.phone.subscribe(() => {
      for (const each of stops) each()
    })
    stops.push(bench.phone.subscribe(() => others++))
    stop()
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect([runs(), others]).toEqual([0, 0])
  })

  it('subscribed twice runs twice, and each subscription is removed by itself', async () => {
    const { bench } = await talkingBench()
    let runs = 0
    const listener = () => runs++
    const stop = bench.phone.subscribe(listener)
    bench.phone.subscribe(listener)
    stop()
    stop()
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(runs).toBe(1)
  })

  it('with a selector runs for a change of what it selects, by its own comparison', async () => {
    const { bench } = await talkingBench()
    const phases: unknown[] = []
    const muted: unknown[] = []
    bench.phone.select(
      ({ calls }) => calls.map(({ phase }) => phase),
      (now, before) => phases.push([before, now]),
      (a, b) => a.join() === b.join(),
    )
    bench.phone.select(
      ({ calls }) => calls[0]?.mute.actual,
      (now) => muted.push(now),
    )
    bench.say('call.muteChanged', 'out-1', { muted: true })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(phases).toEqual([[['active'], ['held']]])
    expect(muted).toEqual([true])
  })

  it.each(['subscribe', 'select', 'event', 'quality'] as const)(
    'that throws (%s) harms no other and no call, and is reported at once',
    async (kind) => {
      const { bench, id, runs } = await talkingBench()
      const { phone } = bench
      const fail = () => {
        throw new Error('a bad listener')
      }
      if (kind === 'subscribe') phone.subscribe(fail)
      if (kind === 'select') phone.select(({ calls }) => calls[0]?.phase, fail)
      if (kind === 'event') phone.on('call.ended', fail)
      if (kind === 'quality') phone.subscribeQuality(id, fail)
      let others = 0
      phone.subscribe(() => others++)
      phone.on('call.ended', () => others++)
      if (kind === 'quality') bench.say('call.qualitySampled', 'out-1', { sample: { packets: 1 } })
      const before = runs()
      if (kind !== 'quality') expect(() => bench.say('call.ended', 'out-1')).not.toThrow()
      expect(bench.diagnostics).toMatchObject([
        { kind: 'contained-error', message: expect.stringContaining('a bad listener') },
      ])
      if (kind === 'quality') return expect(bench.call.phase).toBe('active')
      expect([runs() - before, others, bench.call.phase]).toEqual([1, 2, 'ended'])
    },
  )

  it('of diagnostics that throws comes to an end', async () => {
    const { bench } = await talkingBench()
    let runs = 0
    bench.phone.on('diagnostic', () => {
      runs++
      throw new Error('a bad listener')
    })
    expect(() => bench.emit(null)).not.toThrow()
    expect(runs).toBeLessThan(50)
    bench.say('call.muteChanged', 'out-1', { muted: true })
    expect(bench.call.mute.actual).toBe(true)
  })
})

describe('commands given inside a listener', () => {
  it('are carried out in order after the publish, each with a publish of its own', async () => {
    const { bench } = await talkingBench()
    const seen: unknown[] = []
    let depth = 0
    bench.phone.subscribe(() => {
      depth++
      expect(depth).toBe(1)
      const { call } = bench
      seen.push([call.phase, call.mute.desired, 'hold' in call && call.hold.local.desired])
      if (seen.length === 1) {
        void bench.phone.mute()
        void bench.phone.hold()
        expect(bench.call.mute.desired).toBe(false)
      }
      depth--
    })
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    expect(seen).toEqual([
      ['active', false, false],
      ['active', true, true],
    ])
    expect(bench.commands().slice(-2)).toEqual(['setMute', 'setHold'])
  })

  it('from two listeners keep the order of the listeners', async () => {
    const { bench } = await talkingBench()
    let once = true
    const ask = (command: () => void) => () => {
      if (once) command()
    }
    bench.phone.subscribe(ask(() => void bench.phone.mute()))
    bench.phone.subscribe(ask(() => void bench.phone.hold()))
    bench.phone.subscribe(() => {
      once = false
    })
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    await settle()
    const { inputs } = bench.phone.trace()
    expect(inputs.slice(-2)).toMatchObject([{ command: { type: 'mute' } }, { command: { type: 'hold' } }])
  })

  it('of an event see the snapshot that the event is about', async () => {
    const { bench } = await talkingBench()
    const seen: unknown[] = []
    bench.phone.on('call.ended', ({ call }) => {
      seen.push(call === bench.call, bench.phone.getSnapshot().log[0]?.id === call.id)
      void bench.phone.startCall({ to: '102' })
    })
    bench.say('call.ended', 'out-1')
    expect(seen).toEqual([true, true])
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended', 'preparing'])
  })
})
