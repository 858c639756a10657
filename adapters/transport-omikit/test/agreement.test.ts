import type { CallView } from '@offhook/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FarCall } from '../src/simulator/index.ts'
import { openSimulated, type SimulatedPhone } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

/** Everything that a native side does now and then, often. */
const anomalies = {
  callingAfterResult: 0.5,
  skipConnecting: 0.5,
  repeatConfirmed: 0.5,
  staleEndCode: 0.5,
  missingEndCode: 0.5,
  freedLate: 0.5,
  disconnecting: 0.5,
  nullState: 0.5,
  failMute: 0.2,
  missingLcn: 0.2,
}

const wishes = ['startCall', 'answer', 'decline', 'hangUp', 'hold', 'resume', 'mute', 'unmute'] as const
const happenings = [
  'invite',
  'ring',
  'early',
  'answers',
  'leaves',
  'takesBack',
  'elsewhere',
  'offline',
  'online',
  'reopened',
  'headset',
] as const
const step = fc.oneof(
  fc.record({ wish: fc.constantFrom(...wishes) }),
  fc.record({ far: fc.constantFrom(...happenings) }),
  fc.record({ pass: fc.constantFrom(0, 10, 40, 120, 250, 1_500) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function happen(what: (typeof happenings)[number], { simulator: { far } }: SimulatedPhone): void {
  const call = far.calls.at(-1)
  if (what === 'invite') far.call({ from: '0907654321' })
  else if (what === 'ring' || what === 'early') call?.[what]()
  else if (what === 'answers') call?.answer()
  else if (what === 'leaves') call?.hangUp()
  else if (what === 'takesBack') call?.cancel()
  else if (what === 'offline' || what === 'online') far.setNetwork(what)
  else if (what === 'reopened') far.tapNotification('reopen')
  else if (what === 'headset') far.plug('bluetooth')
  else call?.answeredElsewhere()
}

async function play(line: SimulatedPhone, steps: readonly Step[]): Promise<void> {
  for (const each of steps) {
    if ('pass' in each) await line.pass(each.pass)
    else if ('far' in each) happen(each.far, line)
    else if (each.wish === 'startCall') void line.phone.startCall({ to: '0901234567' })
    else void line.phone[each.wish]()
  }
  line.simulator.far.setNetwork('online')
  await line.pass(20_000)
}

const phaseOf = ({ direction, seen }: FarCall): readonly CallView['phase'][] => {
  if (seen.stage === 'talking') return [seen.held ? 'held' : 'active']
  return direction === 'in' ? ['incoming'] : ['dialing', 'ringing']
}

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('a phone on %s, when all is quiet', (_name, kind) => {
  it('shows the calls that there are, as they are, whatever came before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(step, { minLength: 1, maxLength: 20 }), async (seed, steps) => {
        const line = await openSimulated(kind, { seed, anomalies, qualityEveryMs: 0 })
        const ended: string[] = []
        line.phone.on('call.ended', ({ call }) => ended.push(call.id))
        await play(line, steps)
        const there = line.simulator.far.calls.filter(({ seen }) => seen.stage !== 'ended')
        const shown = line.phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')
        expect(shown).toHaveLength(there.length)
        for (const [at, call] of there.entries()) {
          expect(phaseOf(call)).toContain(shown[at]?.phase)
          if (call.seen.stage === 'talking') expect(shown[at]?.mute.actual ?? false).toBe(call.seen.muted)
        }
        expect(new Set(ended).size).toBe(ended.length)
        line.simulator.dispose()
      }),
      { numRuns: Number(process.env.OFFHOOK_RUNS ?? 60) },
    )
  })
})
