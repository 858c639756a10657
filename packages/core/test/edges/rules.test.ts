import { describe, expect, it } from 'vitest'
import type { Ability, CallAction, CallView, Refusal } from '../../src/index.ts'
import { createSeveralBench } from '../flows/several-bench.ts'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'
import { callAt } from './call-places.ts'

type Refusals = Partial<Record<Refusal, readonly CallAction[]>>

/** The refusals of a call, each with the actions that it stands for. */
function refusals({ can, cannot }: CallView): Refusals {
  const by: Partial<Record<Refusal, CallAction[]>> = {}
  for (const [action, refusal] of Object.entries(cannot) as [CallAction, Refusal][]) {
    expect(can[action]).toBe(false)
    by[refusal] = [...(by[refusal] ?? []), action]
  }
  return by
}

const inTalkOnly = [
  'hold',
  'resume',
  'sendDigits',
  'cancelDigits',
  'transfer',
  'acceptTransfer',
  'rejectTransfer',
  'switchCamera',
  'swap',
  'merge',
  'split',
] as const
const notAnswerable: Refusals = { 'not-ringing': ['answer', 'decline'] }
const beforeTalk: Refusals = { 'not-connected': inTalkOnly, already: ['unmute'] }
const alone: Refusals = { 'no-call': ['acceptTransfer', 'rejectTransfer', 'swap', 'merge'] }
const active: Refusals = { ...notAnswerable, 'not-held': ['resume'], already: ['unmute', 'cancelDigits'] }
const held: Refusals = { ...notAnswerable, already: ['hold', 'unmute', 'cancelDigits'] }
const plain: Refusals = { 'not-connected': ['switchCamera', 'split'] }

describe('what can be done to a call', () => {
  it.each([
    ['outgoing', 'dialing', { ...notAnswerable, ...beforeTalk }],
    ['outgoing', 'ringing', { ...notAnswerable, ...beforeTalk }],
    ['incoming', 'incoming', beforeTalk],
    ['incoming', 'connecting', { ...notAnswerable, ...beforeTalk }],
    ['outgoing', 'active', { ...active, ...alone, ...plain }],
    ['incoming', 'held', { ...held, ...alone, ...plain }],
  ] as const)('%s, %s', async (direction, place, expected) => {
    expect(refusals((await callAt(direction, place)).call)).toEqual(expected)
  })

  it('while it waits for the account', async () => {
    const bench = await createBench()
    void bench.phone.signIn({ username: '100' })
    void bench.phone.startCall({ to: '101' })
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'account' })
    expect(refusals(bench.call)).toEqual({ ...notAnswerable, ...beforeTalk })
  })

  it('while it is left: nothing but what was said already, and after its end nothing', async () => {
    const leaving = (await callAt('outgoing', 'ending')).call
    expect(Object.entries(leaving.cannot).filter(([, refusal]) => refusal !== 'call-ended')).toEqual([
      ['decline', 'already'],
      ['hangUp', 'already'],
    ])
    const over = await callAt('outgoing', 'active')
    over.say('call.ended', 'c')
    expect(Object.values(over.call.can)).not.toContain(true)
    expect(new Set(Object.values(over.call.cannot))).toEqual(new Set(['call-ended']))
  })

  it('beside another call: swap and merge', async () => {
    const bench = await createSeveralBench(2)
    const others: Refusals = { 'no-call': ['acceptTransfer', 'rejectTransfer'], ...plain }
    expect(bench.calls.map(refusals)).toEqual([
      { ...held, ...others },
      { ...active, ...others },
    ])
  })

  it('while it is resumed: a second tap joins the first, and means no other call', async () => {
    const bench = await createSeveralBench(2, { policy: { oneVoice: false } })
    const id = bench.id(0)
    const taps = [bench.phone.resume(id), bench.phone.resume(id)]
    await bench.settle()
    expect(bench.at(0).cannot.resume).toBe('already')
    await bench.reply('setHold')
    bench.hold('out-1', false)
    expect(await Promise.all(taps)).toMatchObject([{ ok: true }, { ok: true }])
    expect(bench.asks()).toEqual(['setHold out-1 false'])
  })

  it('merged with others: split', async () => {
    const bench = await createSeveralBench(2)
    await bench.merged()
    expect(bench.calls.map(({ can }) => can.split)).toEqual([true, true])
  })

  it('without a link: no hold, no resume, no transfer', async () => {
    const offline = async (place: 'active' | 'held') => {
      const bench = await callAt('outgoing', place)
      bench.emit({ type: 'link.changed', state: 'down' })
      return refusals(bench.call).offline
    }
    expect(await offline('active')).toEqual(['hold', 'transfer'])
    expect(await offline('held')).toEqual(['resume', 'transfer'])
  })

  it('while something between calls is under way: nothing of that kind', async () => {
    const bench = await createSeveralBench(3)
    await bench.merged()
    void bench.phone.split(bench.id(0))
    expect(bench.procedure()).toMatchObject({ type: 'split' })
    expect(refusals(bench.at(0))['procedure-running']).toEqual(['transfer', 'swap', 'merge', 'split'])
  })

  it('with its camera on: switch it', async () => {
    const bench = await callAt('outgoing', 'active')
    void bench.phone.setVideo('on')
    expect(bench.call.can.switchCamera).toBe(true)
    const dialing = await callAt('outgoing', 'dialing')
    void dialing.phone.setVideo('on')
    expect(dialing.call.cannot.switchCamera).toBe('not-connected')
  })

  it('muted: unmute, and not mute again', async () => {
    const bench = await callAt('outgoing', 'active')
    void bench.phone.mute()
    expect(bench.call.cannot).toMatchObject({ mute: 'already' })
    expect(bench.call.can.unmute).toBe(true)
  })

  it('handed to somebody else: not again before that has failed', async () => {
    const bench = await callAt('outgoing', 'active')
    void bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    expect(bench.call.cannot.transfer).toBe('already')
    bench.say('call.transferChanged', 'c', { stage: 'failed' })
    expect(bench.call.can.transfer).toBe(true)
  })
})

describe('what a transport cannot do', () => {
  it.each([
    ['decline', ['decline']],
    ['setHold', ['hold', 'resume', 'swap']],
    ['setMute', ['mute', 'unmute']],
    ['sendDigit', ['sendDigits', 'cancelDigits']],
    ['transfer', ['transfer']],
    ['answerTransfer', ['acceptTransfer', 'rejectTransfer']],
    ['setVideo', ['setVideo']],
    ['switchCamera', ['switchCamera']],
    ['merge', ['merge']],
    ['split', ['split']],
  ] as const satisfies readonly (readonly [Ability, readonly CallAction[]])[])(
    'without %s: %j',
    async (ability, actions) => {
      const bench = await createTalkingBench({ capabilities: { can: { [ability]: false } } })
      expect(refusals(bench.call)['not-supported']).toEqual(actions)
    },
  )

  it('is still possible where nobody has to be told: a call that only a push announced is declined here', async () => {
    const bench = await createReadyBench({ capabilities: { can: { decline: false } } })
    bench.say('call.announced', 'c', { remote: { address: '101' } })
    expect(bench.call.can).toMatchObject({ decline: true, hangUp: true })
    bench.say('call.offered', 'c')
    expect(bench.call.cannot.decline).toBe('not-supported')
  })

  it('stays refused for a call that only a push announced, but for declining', async () => {
    const bench = await createReadyBench({ capabilities: { can: { setMute: false } } })
    bench.say('call.announced', 'c', { remote: { address: '101' } })
    expect(refusals(bench.call)['not-supported']).toEqual(['mute', 'unmute'])
  })
})
