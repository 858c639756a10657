import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

describe('wrong arguments', () => {
  it('to transfer: without an address nothing is sent', async () => {
    const bench = await createBench()
    await bench.signIn()
    await bench.talking()
    for (const request of [{ to: '' }, { to: '  ' }, {}, null, undefined, { to: 5 }]) {
      const result = bench.phone.transfer(anything(request))
      expect(await bench.state(result)).toMatchObject({ ok: false, reason: 'bad-address' })
    }
    expect(bench.commands()).not.toContain('transfer')
  })

  it('to sendDigits: too many are refused, not cut', async () => {
    const bench = await createBench()
    await bench.signIn()
    await bench.talking()
    const result = bench.phone.sendDigits('1'.repeat(300))
    expect(await bench.state(result)).toMatchObject({ ok: false, reason: 'bad-digits' })
  })

  it('null for options and lists is nothing at all, and never throws', async () => {
    const bench = await createBench()
    const id = (await bench.incoming()).id
    expect(() => void bench.phone.requestPermissions(anything(null))).not.toThrow()
    expect(() => void bench.phone.answer(id, anything(null))).not.toThrow()
    expect(() => void bench.phone.decline(id, anything(null))).not.toThrow()
    expect(() => bench.phone.trace(anything(null))).not.toThrow()
  })

  it('an id that is no text (an event, say, of a click) is never kept', async () => {
    const bench = await createBench()
    await bench.signIn()
    await bench.talking()
    const event = { target: { circular: {} } }
    event.target.circular = event
    expect(await bench.state(bench.phone.hold(anything(event)))).toMatchObject({ ok: false, reason: 'no-call' })
    expect(() => JSON.stringify(bench.phone.trace())).not.toThrow()
  })

  it('a video state that is none is not sent', async () => {
    const bench = await createBench()
    await bench.signIn()
    await bench.talking()
    void bench.phone.setVideo(anything('yes'))
    await settle()
    expect(bench.commands()).not.toContain('setVideo')
  })

  it('a remote that is no data does not reach the snapshot', async () => {
    const bench = await createBench()
    await bench.signIn()
    void bench.phone.startCall(anything({ to: '101', remote: { name: () => 'x', address: '', extra: Number.NaN } }))
    expect(JSON.parse(JSON.stringify(bench.call))).toEqual(bench.call)
    expect(bench.call.remote).toEqual({ address: '101' })
  })
})
