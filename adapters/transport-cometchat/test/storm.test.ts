import type { CallId } from '@offhook/core'
import { arbitraryHostile, createVirtualClock } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCometChatTransport } from '../src/index.ts'
import { createCometChatSimulator } from '../src/simulator/index.ts'
import { openStage, type Stage } from './support/stage.ts'
import { ringingEvents, sessionEvents } from './support/vendor-names.ts'

/** What anybody may do at any time. */
const steps = {
  call: ({ simulator }: Stage) => void simulator.far.call({ from: 'ben' }),
  callGroup: ({ simulator }: Stage) => void simulator.far.call({ from: 'carl', group: 'team', video: true }),
  place: ({ phone }: Stage) => void phone.startCall({ to: 'anna' }),
  placeGroup: ({ phone }: Stage) => void phone.startCall({ to: 'group:team', video: true }),
  answer: ({ phone }: Stage) => void phone.answer(),
  decline: ({ phone }: Stage) => void phone.decline(),
  hangUp: ({ phone }: Stage) => void phone.hangUp(),
  mute: ({ phone }: Stage) => void phone.mute(),
  video: ({ phone }: Stage) => void phone.setVideo('on'),
  farAnswers: (stage: Stage) => far(stage)?.answer(),
  farRejects: (stage: Stage) => far(stage)?.reject(),
  farCancels: (stage: Stage) => far(stage)?.cancel(),
  farHangsUp: (stage: Stage) => far(stage)?.hangUp(),
  farCrashes: (stage: Stage) => far(stage)?.crash(),
  elsewhere: (stage: Stage) => {
    const session = far(stage)?.session
    if (session !== undefined && far(stage)?.seen.stage === 'ringing') stage.simulator.far.otherDevice.answer(session)
  },
  pressEnd: ({ simulator }: Stage) => simulator.screen.pressEnd(),
  serverFails: ({ simulator }: Stage) => simulator.far.failNext('ERR_SERVER'),
  sessionFails: ({ simulator }: Stage) => simulator.far.failNextSession('token'),
  sessionSilent: ({ simulator }: Stage) => simulator.far.failNextSession('silent'),
  offline: ({ simulator }: Stage) => simulator.far.setNetwork('offline'),
  online: ({ simulator }: Stage) => simulator.far.setNetwork('online'),
} as const

const far = ({ simulator }: Stage) => simulator.far.calls.at(-1)

const story = fc.array(
  fc.record({
    step: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
    after: fc.constantFrom(0, 5, 15, 25, 45, 100, 1_000, 30_000),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('a storm of both SDKs, their users and their servers', () => {
  it('ends each call once, and leaves no call, no session and no element behind', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const stage = await openStage()
        const ends = new Map<string, number>()
        stage.phone.on('call.ended', ({ call }) => ends.set(call.id, (ends.get(call.id) ?? 0) + 1))
        for (const { step, after } of told) {
          steps[step](stage)
          await stage.pass(after)
        }
        stage.simulator.far.setNetwork('online')
        // What was to fail next does so now.
        void stage.simulator.chat.getCallParticipantCount('s', 'user').catch(() => {})
        await stage.pass(30_000)
        for (const { id, phase } of stage.phone.getSnapshot().calls) if (phase !== 'ended') void stage.phone.hangUp(id)
        await stage.pass(400_000)
        const { chat, media, screen } = stage.simulator
        expect([...ends.values()].every((times) => times === 1)).toBe(true)
        expect(stage.phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
        expect([media.standing, screen.isShown, chat.getActiveCall()]).toEqual([0, false, null])
        expect(await stage.done(stage.phone.startCall({ to: 'anna' }))).toMatchObject({ ok: true })
        stage.simulator.dispose()
      }),
      { numRuns: 150 },
    )
  })
})

describe('what nobody can read', () => {
  it('throws nowhere, whatever the SDKs hand over', async () => {
    const told = fc.record({ name: fc.constantFrom(...ringingEvents, ...sessionEvents), value: arbitraryHostile() })
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 40 }), async (events) => {
        const clock = createVirtualClock(1_700_000_000_000)
        const { chat, calls, media, far: there } = createCometChatSimulator({ clock, loggedIn: true })
        const heard: object[] = []
        const kept = <H>(Listener: new (handlers: H) => object): (new (handlers: H) => object) =>
          class extends Listener {
            constructor(handlers: H) {
              super(handlers)
              heard.push(this)
            }
          }
        const transport = createCometChatTransport({
          chat: { ...chat, CallListener: kept(chat.CallListener) },
          calls: Object.assign(calls, { OngoingCallListener: kept(calls.OngoingCallListener) }),
          media,
        })
        await transport.start({ emit: () => {} })
        await clock.advanceAsync(500)
        const { session } = there.call({ group: 'team' })
        await clock.advanceAsync(500)
        const call = {
          callId: '00000000-0000-4000-8000-000000000001' as CallId,
          refs: { 'cometchat.session': session },
        }
        const answer = { type: 'answer', call, video: false, muted: false } as const
        void transport.execute(answer, { signal: new AbortController().signal })
        await clock.advanceAsync(500)
        expect(heard).toHaveLength(2)
        for (const { name, value } of events) {
          for (const listener of heard) {
            const run: unknown = Reflect.get(listener, name)
            if (typeof run === 'function') Reflect.apply(run, undefined, [value.make()])
          }
        }
        await clock.advanceAsync(1_000)
      }),
      { numRuns: 200 },
    )
  })
})
