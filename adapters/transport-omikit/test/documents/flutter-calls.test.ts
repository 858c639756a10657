import { describe, expect, it } from 'vitest'
import type { EndRecord } from '../../src/index.ts'
import { omiStateOf, wordsOfEnd } from '../../src/index.ts'
import { openSimulated, phasesOf, type SimulatedPhone, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { flutter } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omicall_flutter_plugin 3.3, sample by sample: how a call goes, what is done in it, and why it ended.

/** The states of their enum that a screen would have drawn. */
function statesOf({ phone }: SimulatedPhone): readonly number[] {
  const states: number[] = []
  phone.subscribe(() => {
    const state = omiStateOf(phone.getSnapshot().calls.at(-1))
    if (state !== states.at(-1)) states.push(state)
  })
  return states
}

describe.each(flutter)(sample('Outgoing call: state changes'), (_name, kind) => {
  it('goes 1, 3, 5, 6, with 4 where the plugin says it', async () => {
    const line = await openSimulated(kind)
    const states = statesOf(line)
    await line.answer(line.phone.startCall({ to: '0901234567' }))
    theFar(line).ring()
    await line.pass(3_000)
    theFar(line).answer()
    await line.pass(38_000)
    theFar(line).hangUp()
    await line.pass()
    expect(states.filter((state) => state !== 0 && state !== 4)).toEqual([1, 3, 5, 6])
    // The time talked, and not the time rung.
    expect(theCall(line)).toMatchObject({ phase: 'ended', durationMs: expect.closeTo(38_000, -3) })
  })
})

describe.each(flutter)(sample('Incoming call: state changes'), (_name, kind) => {
  it('answered, goes 2, 5, 6', async () => {
    const line = await openSimulated(kind)
    const states = statesOf(line)
    const far = line.simulator.far.call({ from: '0907654321' })
    await line.pass()
    await line.answer(line.phone.answer())
    await line.pass()
    far.hangUp()
    await line.pass()
    expect(states.filter((state) => state !== 0 && state !== 4)).toEqual([2, 5, 6])
  })

  it('refused, goes 2, 6, and has no duration', async () => {
    const line = await openSimulated(kind)
    const states = statesOf(line)
    line.simulator.far.call({ from: '0907654321' })
    await line.pass()
    await line.answer(line.phone.decline())
    await line.pass()
    expect(states.filter((state) => state !== 0 && state !== 12)).toEqual([2, 6])
    expect(theCall(line)).toMatchObject({ phase: 'ended', durationMs: 0, end: { by: 'local' } })
  })
})

describe.each(flutter)(sample('Hold and resume'), (_name, kind) => {
  it('goes 5, 7, 5, and the clock of the call runs on', async () => {
    const line = await talking(kind)
    const states = statesOf(line)
    const since = theCall(line)
    await line.answer(line.phone.hold())
    await line.pass(5_000)
    await line.answer(line.phone.resume())
    await line.pass()
    expect(states.filter((state) => state === 5 || state === 7)).toEqual([5, 7, 5])
    const now = theCall(line)
    if (since.phase !== 'active' || now.phase !== 'active') throw new Error(`${since.phase}, ${now.phase}`)
    expect(now.establishedAt).toBe(since.establishedAt)
  })
})

describe.each(flutter)(sample('joinCall'), (_name, kind) => {
  it('answers; that it was answered is told by the event', async () => {
    const line = await openSimulated(kind)
    const phases = phasesOf(line)
    const far = line.simulator.far.call({ from: '0907654321' })
    await line.pass()
    expect(await line.answer(line.phone.answer())).toMatchObject({ ok: true })
    await line.pass()
    expect([far.seen.stage, phases.at(0), phases.at(-1)]).toEqual(['talking', 'incoming', 'active'])
  })
})

describe.each(flutter)(sample('endCall'), (_name, kind) => {
  it('ends, and tells the record of the call: times in milliseconds on both platforms', async () => {
    const line = await talking(kind)
    const records: EndRecord[] = []
    line.transport.on('endRecord', ({ record }) => records.push(record))
    await line.pass(5_000)
    expect(await line.answer(line.phone.hangUp())).toEqual({ ok: true, settled: 'confirmed' })
    await line.pass()
    const [record] = records
    expect(record).toMatchObject({ direction: 'outgoing' })
    const { answeredAt = 0, endedAt = 0 } = record ?? {}
    expect(endedAt).toBeGreaterThan(1_600_000_000_000)
    expect(endedAt - answeredAt).toBeLessThan(60_000)
  })

  it('without a call says so: iOS tells of a call that is confirmed then, which opens none', async () => {
    const line = await openSimulated(kind)
    expect(await line.answer(line.phone.hangUp())).toMatchObject({ ok: false, reason: 'no-call' })
    void line.simulator.functions.END_CALL?.({})
    await line.pass()
    expect(line.phone.getSnapshot().calls).toEqual([])
  })
})

describe.each(flutter)(sample('toggleAudio'), (_name, kind) => {
  it('goes by value: asked twice, it is muted', async () => {
    const line = await talking(kind)
    for (const [ask, muted] of [
      [() => line.phone.mute(), true],
      [() => line.phone.mute(), true],
      [() => line.phone.unmute(), false],
    ] as const) {
      expect(await line.answer(ask())).toMatchObject({ ok: true })
      await line.pass()
      expect([theFar(line).seen.muted, theCall(line).mute.actual]).toEqual([muted, muted])
    }
  })
})

describe.each(flutter)(sample('toggleSpeaker'), (_name, kind) => {
  it('is the choice of an output: the loudspeaker, and the earpiece', async () => {
    const line = await talking(kind)
    for (const id of ['1', '0', '0', '1']) {
      expect(await line.answer(line.phone.setAudioOutput(id))).toMatchObject({ ok: true })
      await line.pass()
      expect(line.phone.getSnapshot().audio.current.actual).toBe(id)
    }
    // The native side went along with it.
    const native = line.simulator.functions.GET_CURRENT_AUDIO?.({})
    expect(await line.answer(native ?? Promise.resolve())).toMatchObject([{ name: expect.any(String) }])
  })
})

describe.each(flutter)(sample('toggleHold'), (_name, kind) => {
  it('goes by value: asked twice, it is held', async () => {
    const line = await talking(kind)
    for (const [ask, held] of [
      [() => line.phone.hold(), true],
      [() => line.phone.hold(), true],
      [() => line.phone.resume(), false],
    ] as const) {
      expect(await line.answer(ask())).toMatchObject({ ok: true })
      await line.pass()
      expect([theFar(line).seen.held, theCall(line).phase]).toEqual([held, held ? 'held' : 'active'])
    }
  })
})

describe.each(flutter)(sample('sendDTMF'), (_name, kind) => {
  it('sends the keys in order, signs too', async () => {
    const line = await talking(kind)
    expect(await line.answer(line.phone.sendDigits('19*0#'))).toMatchObject({ ok: true })
    await line.pass(3_000)
    expect(theFar(line).seen.digits).toBe('19*0#')
  })
})

describe.each(flutter)(sample('transferCall'), (_name, kind) => {
  it('hands the far side on to another employee', async () => {
    const line = await talking(kind)
    expect(await line.answer(line.phone.transfer({ to: '101' }))).toMatchObject({ ok: true })
    await line.pass(3_000)
    expect(theFar(line).seen.transferredTo).toBe('101')
  })
})

describe.each(flutter)(sample('getCurrentUser, getGuestUser, getUserInfo'), (_name, kind) => {
  it('give one shape of a person, or nobody', async () => {
    const line = await openSimulated(kind)
    line.simulator.far.call({ from: '200' })
    await line.pass()
    const { omi } = line.transport
    const own = await line.answer(omi.getCurrentUser())
    expect(own).toMatchObject({
      ok: true,
      value: { extension: '100', name: expect.any(String), uuid: expect.any(String) },
    })
    expect(await line.answer(omi.getGuestUser())).toMatchObject({ ok: true, value: { extension: '200' } })
    expect(await line.answer(omi.getUserInfo('200'))).toMatchObject({ ok: true, value: { extension: '200' } })
    expect(await line.answer(omi.getUserInfo('999'))).toEqual({ ok: true, value: undefined })
  })
})

describe.each(flutter)(sample('Call End Codes'), (_name, kind) => {
  it.each([
    [200, undefined],
    [487, undefined],
    [408, 'Nobody answered.'],
    [480, 'The other side cannot be reached now.'],
    [486, 'The line is busy.'],
    [503, 'The service is not available.'],
    [777, 'The call ended (code 777).'],
  ] as const)('%s reads %s', async (code, says) => {
    const line = await openSimulated(kind)
    await line.answer(line.phone.startCall({ to: '0901234567' }))
    theFar(line).ring()
    await line.pass()
    theFar(line).reject(code)
    await line.pass()
    const call = theCall(line)
    expect(call.phase === 'ended' ? wordsOfEnd(call.end, 'en')?.says : call.phase).toBe(says)
  })
})
