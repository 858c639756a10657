import type { CommandResult, Phone } from '@offhook/core'
import { describe, expect, it, vi } from 'vitest'
import { active, grace, held } from '../gallery/fixtures.ts'
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
  return { actions, asked, report, said: () => report.mock.lastCall?.[0] }
}

/** Lets everything that was answered be taken up. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('createCallActions', () => {
  it('puts the one who talks on hold before it dials', async () => {
    const { actions, asked } = stand([active()])
    actions.dial('100')
    await settle()
    expect(asked).toEqual(['hold', 'startCall'])
  })

  it('does not dial when the hold is refused, and says why', async () => {
    const { actions, asked, said } = stand([active()], { hold: { ok: false, reason: 'offline' } })
    actions.dial('100')
    await settle()
    expect(asked).toEqual(['hold'])
    expect(said()).toBe('There is no connection to the phone service at the moment.')
  })

  it('dials at once where nobody talks', async () => {
    const { actions, asked } = stand([held()])
    actions.dial('100')
    await settle()
    expect(asked).toEqual(['startCall'])
  })

  it('resumes a call by holding the other, and not by holding itself', async () => {
    const [one, two] = [active(), held({ remote: grace })]
    const { actions, asked } = stand([one, two])
    actions.resume(two.id)
    await settle()
    expect(asked).toEqual(['hold', 'resume'])
    const alone = stand([one])
    alone.actions.resume(one.id)
    await settle()
    expect(alone.asked).toEqual(['resume'])
  })

  it('is silent about a refusal that the screen shows by itself', async () => {
    const call = active()
    const { actions, said } = stand([call], { hangUp: { ok: false, reason: 'call-ended' } })
    actions.hangUp(call.id)
    await settle()
    expect(said()).toBeUndefined()
  })

  it('takes the last words back with the next press', async () => {
    const { actions, report } = stand([])
    actions.explain('offline')
    actions.dial('100')
    await settle()
    expect(report.mock.calls.map(([words]) => words)).toEqual([
      'There is no connection to the phone service at the moment.',
      undefined,
    ])
  })
})
