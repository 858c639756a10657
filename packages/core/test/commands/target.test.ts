import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

describe('the target of a command without an id', () => {
  it('is the current call if it can, else the only one that can', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    void bench.phone.mute()
    expect(bench.asked('setMute').command).toMatchObject({ call: bench.subject('out-1') })
    void bench.phone.decline()
    expect(bench.asked('decline').command).toMatchObject({ call: bench.subject('in-1') })
  })

  it('is ambiguous when the current one cannot and several others can', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    await bench.incoming('in-2')
    expect(await bench.phone.answer()).toEqual({ ok: false, reason: 'ambiguous' })
    expect(bench.commands()).not.toContain('answer')
  })

  it('does not slip to another call at a second tap', async () => {
    const bench = await createTalkingBench()
    await bench.incoming('in-1')
    void bench.phone.mute()
    void bench.phone.mute()
    expect(bench.count('setMute')).toBe(1)
    expect(bench.at(1).mute.desired).toBe(false)
  })

  it('is no call where there is none, and an unknown or ended id is refused as such', async () => {
    const bench = await createReadyBench()
    expect(await bench.phone.hangUp()).toEqual({ ok: false, reason: 'no-call' })
    expect(await bench.phone.hangUp(anything('nobody'))).toMatchObject({ ok: false, reason: 'no-call' })
    const { id } = await bench.incoming()
    bench.say('call.ended', 'in-1', { reason: 'cancelled' })
    bench.clock.advance(5_000)
    expect(await bench.phone.answer(id)).toMatchObject({ reason: 'call-ended', end: { reason: 'cancelled' } })
  })

  it('that cannot is refused with the reason that its view shows', async () => {
    const bench = await createReadyBench()
    await bench.incoming()
    const { phone } = bench
    const { cannot } = bench.call
    expect(await phone.hold()).toMatchObject({ ok: false, reason: cannot.hold })
    expect(await phone.sendDigits('1')).toMatchObject({ ok: false, reason: cannot.sendDigits })
    expect(await phone.transfer({ to: '1' })).toMatchObject({ ok: false, reason: cannot.transfer })
    expect(await phone.resume()).toMatchObject({ ok: false, reason: cannot.resume })
    expect([cannot.hold, cannot.answer]).toEqual(['not-connected', undefined])
  })
})
