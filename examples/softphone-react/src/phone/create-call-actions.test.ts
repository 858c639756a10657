import type { CommandResult, Phone } from '@offhook/core'
import { describe, expect, it, vi } from 'vitest'
import { active, ended, grace, held } from '../gallery/fixtures.ts'
import { createCallActions } from './create-call-actions.ts'

const ok: CommandResult = { ok: true, settled: 'confirmed' }

function stand(
  calls: readonly unknown[],
  answers: Partial<Record<'hold' | 'resume' | 'startCall' | 'hangUp', CommandResult>> = {},
) {
  const asked: string[] = []
  const command = (name: 'hold' | 'resume' | 'startCall' | 'hangUp') => async () => {
    asked.push(name)
    return answers[name] ?? ok
  }
  const phone = {
    getSnapshot: () => ({ calls }),
    hold: command('hold'),
    resume: command('resume'),
    startCall: command('startCall'),
    hangUp: command('hangUp'),
  }
  const report = vi.fn()
  const actions = createCallActions(phone as unknown as Phone<never>, report, vi.fn())
  return { actions, asked, report, said: () => report.mock.lastCall?.[0]?.words }
}

/** Lets everything that was answered be taken up. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('createCallActions', () => {
  it('dials, and leaves who talks to the phone', async () => {
    const { actions, asked } = stand([active()])
    actions.dial('100')
    await settle()
    expect(asked).toEqual(['startCall'])
  })

  it('names the call that it placed, and none where there is none', async () => {
    const placed = vi.fn()
    const call = active()
    const answers: Partial<Record<'startCall', CommandResult>> = { startCall: { ok: false, reason: 'offline' } }
    const { actions } = stand([], answers)
    actions.dial('100', { placed })
    await settle()
    expect(placed).not.toHaveBeenCalled()
    answers.startCall = { ...ok, callId: call.id } as CommandResult
    actions.dial('100', { placed })
    await settle()
    expect(placed).toHaveBeenCalledWith(call.id)
  })

  it('resumes several calls one after the other, and says why the last of them was not', async () => {
    const [one, two] = [held(), held({ remote: grace })]
    const { actions, asked, said } = stand([one, two], { resume: { ok: false, reason: 'offline' } })
    actions.resume(one.id, two.id)
    await settle()
    expect(asked).toEqual(['resume', 'resume'])
    expect(said()).toBe('There is no connection to the phone service at the moment.')
  })

  it.each(['hangUp', 'mute', 'unmute', 'hold', 'cancelDigits'] as const)(
    'asks all of a conference for %s at once, so that one that does not answer keeps nobody else waiting',
    async (command) => {
      const [one, two] = [active(), active({ remote: grace })]
      const asked: unknown[] = []
      const never = (id: unknown) => {
        asked.push(id)
        return new Promise<CommandResult>(() => undefined)
      }
      const actions = createCallActions({ [command]: never } as unknown as Phone<never>, vi.fn(), vi.fn())
      actions[command](one.id, two.id)
      await settle()
      expect(asked).toEqual([one.id, two.id])
    },
  )

  it('sends a digit to all who are to get it, and says why one of them did not', async () => {
    const [one, two] = [active(), active({ remote: grace })]
    const report = vi.fn()
    const sendDigits = vi.fn(
      async (_: string, id: unknown): Promise<CommandResult> => (id === one.id ? { ok: false, reason: 'offline' } : ok),
    )
    const actions = createCallActions({ sendDigits } as unknown as Phone<never>, report, vi.fn())
    actions.sendDigits('5', one.id, two.id)
    await settle()
    expect(sendDigits.mock.calls).toEqual([
      ['5', one.id],
      ['5', two.id],
    ])
    expect(report.mock.lastCall?.[0]?.words).toBe('There is no connection to the phone service at the moment.')
  })

  it('asks for the last transfer of a call again, and for none where there was none', async () => {
    const asked: unknown[] = []
    const phone = {
      getSnapshot: () => ({ calls: [] }),
      transfer: async (...request: unknown[]): Promise<CommandResult> => {
        asked.push(request)
        return ok
      },
    }
    const actions = createCallActions(phone as unknown as Phone<never>, vi.fn(), vi.fn())
    const [one, two] = [active(), held()]
    actions.transferAgain(one.id)
    actions.transfer(one.id, { to: '200' })
    actions.transfer(two.id, { consulted: one.id })
    actions.transferAgain(one.id)
    actions.transferAgain(two.id)
    await settle()
    expect(asked).toEqual([
      [{ to: '200' }, one.id],
      [{ consulted: one.id }, two.id],
      [{ to: '200' }, one.id],
      [{ consulted: one.id }, two.id],
    ])
  })

  it('is silent about a refusal that the screen shows by itself', async () => {
    const call = active()
    const { actions, said } = stand([call], { hangUp: { ok: false, reason: 'call-ended' } })
    actions.hangUp(call.id)
    await settle()
    expect(said()).toBeUndefined()
  })

  it('lets the user try again once the microphone was allowed', async () => {
    const answers: Partial<Record<'startCall', CommandResult>> = {
      startCall: { ok: false, reason: 'permission-denied', permission: 'microphone' },
    }
    const { actions, asked, report, said } = stand([], answers)
    actions.dial('100')
    await settle()
    expect(said()).toContain('The microphone is not allowed')
    answers.startCall = ok
    report.mock.lastCall?.[0]?.retry()
    await settle()
    expect(asked).toEqual(['startCall', 'startCall'])
    expect(said()).toBeUndefined()
  })

  it('tells three faults of a microphone apart, and offers to try again after each', async () => {
    const said = []
    for (const reason of ['permission-denied', 'no-device', 'device-busy'] as const) {
      const one = stand([], { startCall: { ok: false, reason } })
      one.actions.dial('100')
      await settle()
      said.push(one.said())
      expect(one.report.mock.lastCall?.[0]?.retry).toBeTypeOf('function')
    }
    expect(new Set(said).size).toBe(3)
    for (const words of said) expect(words).toContain('microphone')
  })

  it('offers no second try where it would be in vain', async () => {
    const { actions, report } = stand([], { startCall: { ok: false, reason: 'bad-address' } })
    actions.dial('?')
    await settle()
    expect(report.mock.lastCall?.[0]).toEqual({ words: 'This is not a number or an address that can be called.' })
  })

  it.each(['permission-denied', 'no-device', 'device-busy'] as const)(
    'calls without the picture when the camera cannot be had (%s), and says why',
    async (reason) => {
      const tried: (boolean | undefined)[] = []
      const phone = {
        getSnapshot: () => ({ calls: [] }),
        startCall: async ({ video }: { video?: boolean }): Promise<CommandResult> => {
          tried.push(video)
          return video ? { ok: false, reason } : ok
        },
      }
      const report = vi.fn()
      createCallActions(phone as unknown as Phone<never>, report, vi.fn()).dial('100', { video: true })
      await settle()
      expect(tried).toEqual([true, false])
      expect(report.mock.lastCall?.[0]?.words).toMatch(/^The call goes on without your picture\. .*camera/u)
    },
  )

  it('does not try without the picture when the microphone is in the way', async () => {
    const { actions, asked, said } = stand([], {
      startCall: { ok: false, reason: 'permission-denied', permission: 'microphone' },
    })
    actions.dial('100', { video: true })
    await settle()
    expect(asked).toEqual(['startCall'])
    expect(said()).toContain('The microphone is not allowed')
  })

  it('takes the calls that have ended off the screen when it dials', () => {
    const end = ended({ reason: 'busy', by: 'remote' })
    const dismiss = vi.fn()
    const phone = { getSnapshot: () => ({ calls: [end] }), startCall: async () => ok }
    createCallActions(phone as unknown as Phone<never>, vi.fn(), dismiss).dial('100')
    expect(dismiss).toHaveBeenCalledWith([end.id])
  })

  it('takes the last words back with the next press', async () => {
    const { actions, report } = stand([])
    actions.explain('offline')
    actions.dial('100')
    await settle()
    expect(report.mock.calls.map(([trouble]) => trouble?.words)).toEqual([
      'There is no connection to the phone service at the moment.',
      undefined,
    ])
  })
})
