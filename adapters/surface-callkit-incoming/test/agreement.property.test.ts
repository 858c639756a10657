import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveCalls, openSimulated, type SimulatedPhone } from './support/simulated-phone.ts'

const numbers = ['0901000001', '0901000002', '0901000003'] as const

/** What anybody may do at any time; `at` chooses among the calls that are there. */
const steps = {
  'far calls': ({ transport }, at) => void transport.far.call({ from: numbers[at % numbers.length] ?? numbers[0] }),
  'far gives up': ({ transport }, at) => transport.far.calls[at % 3]?.hangUp(),
  'far answers': ({ transport }, at) => {
    const call = transport.far.calls[at % 3]
    if (call?.stage === 'dialing' || call?.stage === 'ringing') call.answer()
  },
  'app calls': ({ phone }, at) => void phone.startCall({ to: `090200000${at % 3}`, others: 'hold' }),
  'app answers': ({ phone }) => void phone.answer(),
  'app hangs up': ({ phone }) => void phone.hangUp(),
  'app holds': ({ phone }) => void phone.hold(),
  'app resumes': ({ phone }) => void phone.resume(),
  'app mutes': ({ phone }) => void phone.mute(),
  'app unmutes': ({ phone }) => void phone.unmute(),
  'hand answers': ({ simulator }, at) => void simulator.hands.answer(idOf(simulator, at)),
  'hand ends and answers': ({ simulator }, at) => void simulator.hands.answer(idOf(simulator, at), 'end'),
  'hand declines': ({ simulator }, at) => void simulator.hands.decline(idOf(simulator, at)),
  'hand hangs up': ({ simulator }, at) => void simulator.hands.hangUp(idOf(simulator, at)),
  'hand holds': ({ simulator }, at) => void simulator.hands.hold(idOf(simulator, at), true),
  'hand resumes': ({ simulator }, at) => void simulator.hands.hold(idOf(simulator, at), false),
  'hand mutes': ({ simulator }, at) => void simulator.hands.mute(idOf(simulator, at), true),
  'hand unmutes': ({ simulator }, at) => void simulator.hands.mute(idOf(simulator, at), false),
} satisfies Record<string, (line: SimulatedPhone, at: number) => void>
type Step = keyof typeof steps

const idOf = ({ screen }: SimulatedPhone['simulator'], at: number) =>
  screen.calls[at % Math.max(1, screen.calls.length)]?.id ?? 'nobody'

const arbitrarySteps = fc.array(
  fc.record({
    step: fc.constantFrom(...(Object.keys(steps) as Step[])),
    at: fc.nat({ max: 2 }),
    /** Short enough that no ring timer is due. */
    pause: fc.constantFrom(0, 0, 100, 900),
  }),
  { minLength: 1, maxLength: 14 },
)

const mayHold = (sequence: readonly { readonly step: Step }[]) =>
  sequence.some(({ step }) => /hold|resume/.test(step)) || sequence.filter(({ step }) => / calls/.test(step)).length > 1

const phases = { incoming: 'ringing', active: 'active', held: 'active' } as const

describe.each([
  ['android', 0, '3.1'],
  ['android', 120, '3.1'],
  ['ios', 0, '3.1'],
  ['ios', 120, '3.1'],
  ['ios', 120, '2.5'],
] as const)('once it is quiet, on %s with %i ms on the way, by %s', (platform, latencyMs, version) => {
  it('the call screen shows the calls of the phone, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async (sequence) => {
        const line = await openSimulated({ platform, latencyMs, version, params: { ios: { maximumCallGroups: 9 } } })
        for (const { step, at, pause } of sequence) {
          steps[step](line, at)
          if (pause > 0) await line.pass(pause)
        }
        await line.pass(3_000)
        const shown = new Map(line.simulator.screen.calls.map((call) => [call.id, call]))
        const calls = liveCalls(line)
        expect([...shown.keys()].sort()).toEqual(calls.map(({ id }) => id).sort())
        for (const { id, phase, mute } of calls) {
          const call = shown.get(id)
          const state = phase in phases ? phases[phase as keyof typeof phases] : 'connecting'
          expect({ id, state: call?.state }).toEqual({ id, state })
          if (platform === 'android') continue
          expect({ id, isHeld: call?.isHeld }).toEqual({ id, isHeld: phase === 'held' })
          // After a hold, which a second call brings about, the plugin may keep a mute from CallKit.
          // A call that rings is told of no mute.
          if (phase !== 'incoming' && !mayHold(sequence))
            expect({ id, isMuted: call?.isMuted }).toEqual({ id, isMuted: mute.desired })
        }
      }),
      { numRuns: Number(process.env.OFFHOOK_RUNS ?? 100) },
    )
  }, 600_000)
})
