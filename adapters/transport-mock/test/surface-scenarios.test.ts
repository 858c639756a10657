import type { CommandResult, SurfaceHost } from '@offhook/core'
import { type Party, playScenario, rfc3665, rfc5359, rfc5407, type Scenario, type Stage } from '@offhook/testing'
import { createMockSurface, type MockSurface, type SurfaceDifficulty } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../scripts/scenarios/record.ts'
import { disagreement } from './agreement.ts'
import { createSimulatorStage } from './simulator-stage.ts'

const scenarios = [...rfc3665, ...rfc5359, ...rfc5407].filter(({ notOn }) => notOn?.simulator === undefined)

interface Screen {
  readonly surface: MockSurface
  /** The app comes to the foreground: the phone looks at its screen again. */
  wake(): void
}

interface Way {
  readonly difficulty?: SurfaceDifficulty
  /** What can be done on the screen is done there, and not in the app. */
  readonly byHand?: boolean
  /** After each look at a phone, its OS forgets all that it shows. */
  readonly restarts?: boolean
  /** There are calls that the OS does not show. */
  readonly unseen?: boolean
  /** The OS refuses a call while another one is on the screen. */
  readonly single?: boolean
}

/** Long enough for whatever lags to arrive, and short of every deadline of the phone. */
const lagMs = 40
const aWhile = 4 * lagMs

const failed = { ok: false, reason: 'failed' } as const
const busy = { ok: false, reason: 'busy' } as const

/** The stage of the simulator, where each phone has an OS call screen. */
async function createScreenedStage(
  scenario: Scenario,
  { difficulty, byHand, restarts, unseen, single }: Way,
): Promise<Stage> {
  const screens = new Map<Party, Screen>()
  const screenOf = (who: Party) => {
    const screen = screens.get(who)
    if (!screen) throw new Error(`${who} has no screen`)
    return screen
  }
  const stage = await createSimulatorStage(
    scenario,
    (transport) => transport,
    (who, clock) => {
      const surface = createMockSurface({ clock, ...difficulty })
      let host: SurfaceHost | undefined
      if (single) surface.behave({ refuses: () => (surface.screen.getSnapshot().calls.length > 0 ? busy : undefined) })
      screens.set(who, { surface, wake: () => host?.emit({ type: 'app.changed', state: 'foreground' }) })
      return {
        ...surface,
        start(given) {
          host = given
          return surface.start(given)
        },
      }
    },
  )
  const lags = difficulty?.lagMs !== undefined

  async function differing(): Promise<string | undefined> {
    for (const [who, { surface }] of screens) {
      const wrong = disagreement(await stage.snapshot(who), surface.screen.getSnapshot(), {
        unseen: () => unseen === true,
      })
      if (wrong) return `${who}: ${wrong}`
    }
    return undefined
  }

  /** Does on the screen what the app was to do, if there is a hand for it. */
  function pressed(who: Party, deed: string, id: string | undefined): string | undefined {
    const { user, screen } = screenOf(who).surface
    const call = screen.getSnapshot().calls.find(({ callId }) => callId === id)
    if (!call) return undefined
    if (deed === 'answer') return user.answer(call.uuid)
    // Not "decline": the app declines as busy (486), and a screen has one button, which says that nobody wants to (603).
    if (deed === 'hangUp') return user.end(call.uuid)
    if (deed === 'hold' || deed === 'resume') return user.hold(deed === 'hold', call.uuid)
    if (deed === 'mute') return user.mute(true, call.uuid)
    return undefined
  }

  return {
    ...stage,
    async command(who, deed, given) {
      const { calls, currentCallId } = await stage.snapshot(who)
      const id = typeof given[0] === 'string' ? given[0] : calls.length === 1 ? calls[0]?.id : currentCallId
      const request = byHand ? pressed(who, deed, id) : undefined
      if (request === undefined) return stage.command(who, deed, given)
      return new Promise<CommandResult>((resolve) => {
        const { surface } = screenOf(who)
        const look = (): void => {
          const ok = surface.settled.get(request)
          if (ok === undefined) setImmediate(look)
          else resolve(ok ? { ok: true, settled: 'confirmed' } : { ok: false, reason: 'failed' })
        }
        look()
      })
    },
    async until(look) {
      const wrong = await stage.until(look)
      if (wrong !== undefined || lags) return wrong
      const differs = await stage.until(differing)
      if (restarts && differs === undefined) {
        for (const { surface, wake } of screens.values()) {
          surface.restart()
          wake()
        }
        return stage.until(differing)
      }
      return differs
    },
    async pass(ms) {
      await stage.pass(Math.min(ms, aWhile))
      if (ms < aWhile) return
      const wrong = await differing()
      if (wrong !== undefined) throw new Error(`After ${aWhile} ms of quiet, ${wrong}`)
      await stage.pass(ms - aWhile)
    },
  }
}

async function play(scenario: Scenario, way: Way): Promise<void> {
  const stage = await createScreenedStage(scenario, way)
  await playScenario(scenario, stage)
  await stage.pass(aWhile)
}

const ways: Readonly<Record<string, Way>> = {
  'that says nothing back': {},
  'that echoes': { difficulty: { echoes: true } },
  'on which the user does what the script says, where it repeats everything': {
    byHand: true,
    difficulty: { echoes: true, repeats: () => 1 },
  },
  'that lags and echoes': { difficulty: { echoes: true, lagMs } },
  'that forgets all it shows, again and again': { restarts: true, difficulty: { echoes: true } },
  'that refuses every call, and the phone goes on without': { unseen: true, difficulty: { refuses: () => failed } },
}

describe.each(Object.entries(ways))('with a call screen %s', (_, way) => {
  it.each(scenarios.map((scenario) => [keyOf(scenario), scenario] as const))('%s', (_name, scenario) =>
    play(scenario, way),
  )
})

/** What such an OS forbids, by scenario: what the phones show in place of the script, and why that is right. */
const forbidden: Readonly<Record<string, { readonly shows: string; readonly because: string }>> = {
  'RFC 5359 section 2.2: Consultation Hold': {
    shows: 'alice sees {"bob":"active"}',
    because: 'alice may not call carol while she talks to bob',
  },
  'RFC 5359 section 2.4: Transfer - Unattended': {
    shows: 'carol sees {}',
    because: 'alice may not call carol, as bob asks, while she still talks to bob',
  },
  'RFC 5359 section 2.4: Transfer - Unattended, declined by the target': {
    shows: 'carol has no call with alice',
    because: 'alice may not call carol, as bob asks, while she still talks to bob',
  },
  'RFC 5359 section 2.5: Transfer - Attended': {
    shows: 'alice sees {"bob":"active"}',
    because: 'alice may not call carol while she talks to bob',
  },
  'RFC 5359 section 2.10: 3-Way Conference - Third Party Is Added': {
    shows: 'alice sees {"bob":"active"}',
    because: 'alice may not call carol while she talks to bob',
  },
  'RFC 5359 section 2.11: 3-Way Conference - Third Party Joins': {
    shows: 'alice sees {"bob":"active"}',
    because: 'the call of carol is busied out while alice talks to bob',
  },
  'RFC 5359 section 2.15: Call Park': {
    shows: 'carol has no call with bob',
    because: 'bob may not call carol, as alice asks, while he still talks to alice',
  },
}

describe('with a call screen that refuses a second call as busy', () => {
  const named = scenarios.map((scenario) => [keyOf(scenario), scenario] as const)
  const way: Way = { single: true, unseen: true }

  it.each(named.filter(([name]) => !forbidden[name]))('%s', (_name, scenario) => play(scenario, way))

  const differing = Object.entries(forbidden).map(([name, { because, shows }]) => [name, because, shows] as const)
  it.each(differing)('%s: not as written, since %s', async (name, _because, shows) => {
    const [, scenario] = named.find(([key]) => key === name) ?? []
    if (!scenario) throw new Error(`there is no scenario ${name}`)
    await expect(play(scenario, way)).rejects.toThrow(shows)
  })
})
