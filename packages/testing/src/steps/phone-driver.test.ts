import { createPhone, type Phase } from '@offhook/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { createScriptedTransport } from '../scripted/scripted-transport.ts'
import { createPhoneDriver } from './phone-driver.ts'
import type { PhoneStep, ScriptCall } from './phone-step.ts'
import { phoneSteps } from './phone-steps.ts'

async function rig() {
  const clock = createVirtualClock()
  const transport = createScriptedTransport()
  const phone = createPhone({ transport, clock })
  const started = phone.start()
  await createPhoneDriver({ phone, transport, clock, credentials: null }).run({ type: 'settle' })
  await started
  transport.emit({ type: 'registration.changed', state: 'registered' })
  return { clock, transport, phone, driver: createPhoneDriver({ phone, transport, clock, credentials: null }) }
}

const call: ScriptCall = { place: 0, life: 0 }
const settle: PhoneStep = { type: 'settle' }
const says = (type: 'call.offered' | 'call.established' | 'call.dialed') =>
  ({
    type: 'fact' as const,
    call,
    naming: 'refs' as const,
    fact: { type },
    legal: true,
    again: false,
  }) satisfies PhoneStep
const taken = (times: 'once' | 'twice' | 'never'): PhoneStep => ({
  type: 'outcome',
  pick: 0,
  outcome: { ok: true },
  times,
})

describe('createPhoneDriver', () => {
  it('finds the id that the phone gave an incoming call and commands it by that', async () => {
    const { phone, transport, driver } = await rig()
    const script: readonly PhoneStep[] = [
      says('call.offered'),
      { type: 'user', call, command: { type: 'answer', others: 'hold' } },
      settle,
      taken('twice'),
      settle,
      says('call.established'),
      settle,
    ]
    for (const step of script) await driver.run(step)
    const id = driver.callIdOf(call)
    expect(phone.getSnapshot().calls).toMatchObject([{ id, phase: 'active' }])
    expect(transport.last('answer').command).toMatchObject({ call: { callId: id } })
    expect(driver.asked).toMatchObject([{ state: 'resolved', callId: id, result: { ok: true } }])
    expect(driver.log).toHaveLength(script.length)
  })

  it('links dialled calls to the refs of the script when their commands are taken', async () => {
    const { phone, transport, driver } = await rig()
    const other: ScriptCall = { place: 1, life: 0 }
    for (const dialled of [call, other]) {
      const command = { type: 'startCall', to: '100', video: false, muted: false } as const
      for (const step of [{ type: 'user', call: dialled, command } as const, settle]) await driver.run(step)
      const { index } = transport.last('startCall')
      const pick = transport.pending.findIndex((execution) => execution.index === index)
      for (const step of [{ ...taken('once'), pick }, settle]) await driver.run(step)
    }
    await driver.run({ ...says('call.dialed'), call: other })
    expect(phone.getSnapshot().calls).toMatchObject([
      { id: driver.callIdOf(call), phase: 'preparing' },
      { id: driver.callIdOf(other), phase: 'dialing' },
    ])
  })

  it('leaves alone what is never to be answered', async () => {
    const { transport, driver } = await rig()
    await driver.run({ type: 'user', call: undefined, command: { type: 'signIn' } })
    await driver.run(settle)
    const owed = transport.pending.length
    for (let count = 0; count < owed; count++) await driver.run(taken('never'))
    await driver.run(taken('once'))
    expect(transport.pending).toHaveLength(owed)
    expect(driver.log.at(-1)).toContain('nothing to answer')
  })
})

describe('phoneSteps', () => {
  const scripts = fc.sample(phoneSteps(), { seed: 11, numRuns: 200 })

  it('makes steps of every type, and scripts of up to three calls', () => {
    const steps = scripts.flat()
    expect([...new Set(steps.map(({ type }) => type))].sort()).toEqual(
      ['advance', 'fact', 'garbage', 'outcome', 'phoneFact', 'settle', 'sleep', 'user'].sort(),
    )
    const places = steps.flatMap((step) => (step.type === 'fact' ? [step.call.place] : []))
    expect(Math.max(...places)).toBe(2)
    expect(Math.max(...scripts.map(({ length }) => length))).toBeGreaterThan(30)
  })

  it('says nothing legal of a call that has ended but why', () => {
    for (const script of scripts) {
      const ended = new Set<string>()
      for (const step of script) {
        if (step.type !== 'fact') continue
        const key = `${step.call.place}/${step.call.life}`
        if (step.legal && ended.has(key)) expect(step.fact.type).toBe('call.endRefined')
        if (step.fact.type === 'call.ended') ended.add(key)
      }
    }
  })

  it('has the phone look after its link, its media and its inputs', async () => {
    const given = new Set<string>()
    for (const script of scripts) {
      const { transport, driver } = await rig()
      for (const step of script) await driver.run(step)
      for (const { command } of transport.executed)
        given.add(command.type === 'reconnect' && command.fresh ? 'reconnect afresh' : command.type)
    }
    const looked = ['ping', 'reconnect', 'reconnect afresh', 'restartMedia', 'setVideo', 'setMicrophone', 'setCamera']
    expect([...given]).toEqual(expect.arrayContaining(looked))
  })

  it('drives a phone into every phase', async () => {
    const seen = new Set<Phase>()
    for (const script of scripts) {
      const { phone, driver } = await rig()
      for (const step of script) {
        await driver.run(step)
        for (const { phase } of phone.getSnapshot().calls) seen.add(phase)
      }
    }
    expect([...seen].sort()).toEqual(
      ['active', 'connecting', 'dialing', 'ended', 'ending', 'held', 'incoming', 'preparing', 'ringing'].sort(),
    )
  })
})
