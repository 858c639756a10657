import { describe, expect, it } from 'vitest'
import { type Bench, createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

const local = (held: boolean) => ({ side: 'local', held })

/** Each command on a call that talks (`out-1`), and the fact or the answer that settles it. */
const table: readonly [
  name: string,
  ask: (bench: Bench) => Promise<unknown>,
  settled: 'confirmed' | 'taken',
  settle: (bench: Bench) => unknown,
][] = [
  ['hold', ({ phone }) => phone.hold(), 'confirmed', ({ say }) => say('call.holdChanged', 'out-1', local(true))],
  ['mute', ({ phone }) => phone.mute(), 'confirmed', ({ say }) => say('call.muteChanged', 'out-1', { muted: true })],
  [
    'setVideo',
    ({ phone }) => phone.setVideo('on'),
    'confirmed',
    ({ say }) => say('call.videoChanged', 'out-1', { side: 'local', video: 'on' }),
  ],
  ['hangUp', ({ phone }) => phone.hangUp(), 'confirmed', ({ say }) => say('call.ended', 'out-1')],
  [
    'setAudioOutput',
    ({ phone }) => phone.setAudioOutput('speaker'),
    'confirmed',
    ({ emit }) => emit({ type: 'audio.changed', current: 'speaker' }),
  ],
  [
    'signIn',
    ({ phone }) => phone.signIn({ username: '2' }),
    'confirmed',
    ({ emit }) => emit({ type: 'registration.changed', state: 'registered' }),
  ],
  [
    'signOut',
    ({ phone }) => phone.signOut(),
    'confirmed',
    ({ emit, say }) => {
      say('call.ended', 'out-1')
      emit({ type: 'registration.changed', state: 'signed-out' })
    },
  ],
  [
    'startCall',
    ({ phone }) => phone.startCall({ to: '102' }),
    'taken',
    async ({ say, reply }) => {
      say('call.holdChanged', 'out-1', { side: 'local', held: true })
      await reply('startCall')
    },
  ],
  ['transfer', ({ phone }) => phone.transfer({ to: '102' }), 'taken', ({ reply }) => reply('transfer')],
  ['sendDigits', ({ phone }) => phone.sendDigits('1'), 'taken', ({ reply }) => reply('sendDigit')],
  [
    'requestPermissions',
    ({ phone }) => phone.requestPermissions(['camera']),
    'confirmed',
    ({ reply }) => reply('requestPermission'),
  ],
]

/** A call whose media flows, so that no deadline of media is running. */
async function talkingBench() {
  const bench = await createTalkingBench()
  bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
  return bench
}

describe('a command', () => {
  it.each(table)('%s is answered once its matter is settled, not before', async (_name, ask, settled, finish) => {
    const bench = await talkingBench()
    const answer = ask(bench)
    expect(await bench.state(answer)).toBe('pending')
    await finish(bench)
    expect(await bench.state(answer)).toMatchObject({ ok: true, settled })
  })

  it.each(table)('%s that waits is answered `stopped` by stop()', async (_name, ask) => {
    const bench = await talkingBench()
    const answer = ask(bench)
    void bench.phone.stop()
    expect(await bench.state(answer)).toEqual({ ok: false, reason: 'stopped' })
  })

  it.each(table.filter(([, , settled]) => settled === 'confirmed').slice(0, 3))(
    '%s is not settled by the yes of the SDK (law 1)',
    async (name, ask) => {
      const bench = await talkingBench()
      const answer = ask(bench)
      await bench.reply(({ hold: 'setHold', mute: 'setMute', setVideo: 'setVideo' } as const)[name as 'hold'])
      expect(await bench.state(answer)).toBe('pending')
    },
  )

  it.each(['transfer', 'sendDigits', 'hold', 'setVideo'] as const)(
    '%s of a call that ends meanwhile is answered by its end',
    async (name) => {
      const bench = await talkingBench()
      const { phone } = bench
      const ask = {
        transfer: () => phone.transfer({ to: '1' }),
        sendDigits: () => phone.sendDigits('1'),
        hold: () => phone.hold(),
        setVideo: () => phone.setVideo('on'),
      }
      const answer = ask[name]()
      bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
      expect(await bench.state(answer)).toMatchObject({ ok: false, reason: 'call-ended', end: { by: 'remote' } })
    },
  )

  it('with nothing to do is answered `already`', async () => {
    const bench = await talkingBench()
    const { phone } = bench
    bench.say('call.muteChanged', 'out-1', { muted: true })
    bench.say('call.holdChanged', 'out-1', local(true))
    bench.emit({ type: 'audio.changed', current: 'speaker' })
    const answers = [phone.mute(), phone.hold(), phone.setAudioOutput('speaker'), phone.start()]
    for (const answer of answers) expect(await answer).toEqual({ ok: true, settled: 'already' })
    const out = await createBench()
    expect(await out.phone.signOut()).toEqual({ ok: true, settled: 'already' })
  })

  it('whose `execute` throws, rejects or answers nonsense is refused, and the phone goes on', async () => {
    for (const fault of ['throw', 'reject', 'nonsense'] as const) {
      const bench = await createReadyBench({
        script: {
          answers: ({ type }) => {
            if (type !== 'setMute') return undefined
            if (fault === 'throw') throw new Error('the SDK is gone')
            return fault === 'nonsense' ? anything('yes') : undefined
          },
        },
      })
      await bench.talking()
      const muted = bench.phone.mute()
      if (fault === 'reject') bench.transport.fail(bench.asked('setMute').index, new Error('the SDK is gone'))
      expect(await bench.state(muted)).toMatchObject({ ok: false, reason: 'failed' })
      expect(bench.call).toMatchObject({ phase: 'active', can: { mute: true } })
    }
  })

  it('that the transport cannot do is refused and shown as such', async () => {
    const bench = await createReadyBench({ capabilities: { can: { setHold: false, transfer: false } } })
    await bench.talking()
    expect(bench.call).toMatchObject({ can: { hold: false }, cannot: { hold: 'not-supported', swap: 'not-supported' } })
    expect(await bench.phone.hold()).toMatchObject({ ok: false, reason: 'not-supported' })
    expect(await bench.phone.transfer({ to: '1' })).toMatchObject({ ok: false, reason: 'not-supported' })
  })

  it.each(['', '12x', '1 2', 'é'])('of the digits %j is refused', async (digits) => {
    const bench = await talkingBench()
    expect(await bench.phone.sendDigits(digits)).toMatchObject({ ok: false, reason: 'bad-digits' })
  })
})
