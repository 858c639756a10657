import { createMockSurface } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { createSeveralBench } from '../flows/several-bench.ts'
import { createReadyBench } from '../phone-bench.ts'

describe('swap leaves both calls held (https://github.com/team-telnyx/webrtc/issues/170)', () => {
  it('a swap whose second half is refused gives the first half back', async () => {
    const bench = await createSeveralBench(2)
    const swapped = bench.phone.swap()
    bench.hold('out-2', true)
    await bench.settle()
    await bench.reply('setHold', { ok: false, reason: 'failed' })
    expect(await bench.refusal(swapped)).toBe('failed')
    bench.hold('out-2', false)
    expect(bench.asks()).toEqual(['setHold out-2 true', 'setHold out-1 false', 'setHold out-2 false'])
    expect(bench.phases()).toEqual(['held', 'active'])
  })

  it('a second call that is answered holds the first, and its end gives the first back at the push of a button', async () => {
    const bench = await createSeveralBench(1)
    await bench.incoming('in-1')
    void bench.phone.answer(bench.id(1))
    bench.hold('out-1', true)
    await bench.settle()
    bench.say('call.established', 'in-1')
    expect(bench.phases()).toEqual(['held', 'active'])
    bench.say('call.ended', 'in-1', { reason: 'hung-up', by: 'remote' })
    expect(bench.at(0)).toMatchObject({ phase: 'held', can: { resume: true } })
    void bench.phone.resume()
    bench.hold('out-1', false)
    expect(bench.at(0).phase).toBe('active')
  })
})

describe('a live call is timed out after two calls were held and resumed (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/683)', () => {
  it('no deadline of ringing or of a change of hold outlives what it was for', async () => {
    const bench = await createSeveralBench(1)
    await bench.incoming('in-1')
    bench.clock.advance(50_000)
    void bench.phone.answer(bench.id(1))
    bench.hold('out-1', true)
    await bench.settle()
    bench.say('call.established', 'in-1')
    for (const [held, resumed] of [
      ['in-1', 'out-1'],
      ['out-1', 'in-1'],
    ] as const) {
      const swapped = bench.phone.swap()
      bench.hold(held, true)
      await bench.settle()
      bench.hold(resumed, false)
      expect(await swapped).toMatchObject({ ok: true })
    }
    await bench.clock.advanceAsync(3_600_000)
    expect(bench.phases()).toEqual(['held', 'active'])
    expect(bench.events).not.toContain('call.ended')
  })
})

describe('"End & Accept" ends or answers the wrong call (https://github.com/hiennguyen92/flutter_callkit_incoming/issues/118)', () => {
  it('the first ends as hung up with its own data, then the second is answered, and each is told once', async () => {
    const bench = await createSeveralBench(1)
    await bench.incoming('in-1', '0907654321')
    const [first, second] = [bench.id(0), bench.id(1)]
    const ended: unknown[] = []
    bench.phone.on('call.ended', ({ call }) => ended.push([call.id, call.end.reason, call.end.by]))
    const answered = bench.phone.answer(second, { others: 'end' })
    await bench.settle()
    expect(bench.asks()).toEqual(['hangUp out-1'])
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
    await bench.settle()
    expect(bench.asks()).toEqual(['hangUp out-1', 'answer in-1'])
    bench.say('call.established', 'in-1')
    expect(await answered).toEqual({ ok: true, settled: 'confirmed' })
    expect(ended).toEqual([[first, 'hung-up', 'local']])
    expect(bench.calls.find(({ id }) => id === second)).toMatchObject({
      phase: 'active',
      remote: { address: '0907654321' },
    })
  })

  it('pressed on the OS screen, where end and answer come as two requests in either order', async () => {
    for (const order of ['end first', 'answer first'] as const) {
      const surface = createMockSurface()
      const bench = await createReadyBench({ phone: { surface } })
      const { id: first } = await bench.talking()
      await bench.incoming('in-1')
      const second = bench.at(1).id
      const press = {
        end: () => surface.user.end(first),
        answer: () => surface.user.answer(second),
      }
      const requests = order === 'end first' ? [press.end(), press.answer()] : [press.answer(), press.end()]
      await bench.state(Promise.resolve())
      bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
      await bench.state(Promise.resolve())
      bench.say('call.established', 'in-1')
      await bench.state(Promise.resolve())
      expect(bench.phone.getSnapshot().log).toMatchObject([{ id: first, end: { reason: 'hung-up', by: 'local' } }])
      expect(bench.calls.find(({ id }) => id === second)?.phase).toBe('active')
      expect(requests.map((request) => surface.settled.get(request))).toEqual([true, true])
    }
  })
})
