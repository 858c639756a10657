import { describe, expect, it } from 'vitest'
import { rig } from '../fixture.ts'
import { runScenario, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'

describe('runScenario', () => {
  it('plays each step at its time, those at 0 at once', async () => {
    const phone = rig()
    phone.facts.length = 0
    const run = runScenario(phone.transport, scenarios.missed)
    expect(phone.types()).toEqual(['call.offered'])
    phone.clock.advance(11_999)
    expect(phone.types()).toEqual(['call.offered'])
    phone.clock.advance(1)
    expect(phone.of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'remote' }])
    expect(await run.done).toEqual({ played: 2, skipped: [] })
  })

  it('keeps calls apart by name', () => {
    const phone = rig()
    runScenario(phone.transport, {
      name: 'two',
      steps: [
        { at: 0, do: 'far.call', as: 'first' },
        { at: 0, do: 'far.call', as: 'second' },
        { at: 10, do: 'call.cancel', call: 'first', reason: 'answered-elsewhere' },
      ],
    })
    const [, second] = phone.far.calls
    phone.clock.advance(10)
    expect(phone.far.calls).toEqual([second])
  })

  it('drives the call that the phone dialled', async () => {
    const phone = await rig().signedIn()
    const call = await phone.dial()
    phone.far.call()
    runScenario(phone.transport, {
      name: 'answer',
      steps: [
        { at: 5, do: 'call.answer', call: 'dialled' },
        { at: 0, do: 'call.ring', call: 'dialled', earlyMedia: true },
        { at: 9, do: 'call.hangUp', call: 'dialled', q850: 31 },
      ],
    })
    expect(phone.of('call.ringing')).toMatchObject([{ earlyMedia: true }])
    phone.clock.advance(9)
    expect(call.end).toEqual({ reason: 'hung-up', by: 'remote', q850: 31 })
  })

  it('reports the steps of a call that is not there', async () => {
    const phone = rig()
    const scenario: Scenario = { name: 'nobody', steps: [{ at: 0, do: 'call.answer', call: 'nobody' }] }
    expect(await runScenario(phone.transport, scenario).done).toEqual({ played: 0, skipped: scenario.steps })
  })

  it('stops when told so', () => {
    const phone = rig()
    const run = runScenario(phone.transport, scenarios.missed)
    run.stop()
    expect(phone.clock.pending).toBe(0)
    phone.clock.runAll()
    expect(phone.of('call.ended')).toEqual([])
  })

  it.each(Object.entries(scenarios))('plays %s to its end', async (_, scenario) => {
    const phone = await rig().signedIn()
    await phone.talking()
    const run = runScenario(phone.transport, scenario)
    phone.clock.runAll()
    expect(await run.done).toEqual({ played: scenario.steps.length, skipped: [] })
  })
})
