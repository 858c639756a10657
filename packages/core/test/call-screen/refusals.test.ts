import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { PhoneEvents, ShowResult } from '../../src/index.ts'
import { withScreen } from './with-screen.ts'

const no = (reason: 'blocked' | 'busy' | 'not-supported' | 'failed'): ShowResult => ({
  ok: false,
  reason,
  vendor: { message: 'no' },
})

async function refusing(result: ShowResult) {
  const bench = await withScreen()
  const refusals: PhoneEvents['surface.refused'][] = []
  bench.phone.on('surface.refused', (refusal) => refusals.push(refusal))
  bench.surface.answer = () => result
  return { bench, refusals }
}

describe('a call screen that refuses a call', () => {
  it.each(['blocked', 'busy'] as const)('%s: what rings here is declined as busy, and says why', async (reason) => {
    const { bench, refusals } = await refusing(no(reason))
    await bench.incoming()
    await settle()
    expect(bench.asked('decline').command).toMatchObject({ as: 'busy' })
    bench.say('call.ended', 'in-1')
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason, by: 'system' } })
    expect(refusals).toEqual([{ callId: bench.call.id, reason, vendor: { message: 'no' } }])
  })

  it('keeps a blocked call in the log as missed', async () => {
    const { bench } = await refusing(no('blocked'))
    await bench.incoming()
    await settle()
    bench.say('call.ended', 'in-1')
    expect(bench.phone.getSnapshot().log).toMatchObject([{ missed: true, end: { reason: 'blocked' } }])
  })

  it('ends a call that only a push has announced', async () => {
    const { bench } = await refusing(no('blocked'))
    bench.surface.host.emit({ type: 'call.announced', call: bench.os('a-b'), remote: { address: '1' } })
    await settle()
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'blocked', by: 'system' } })
  })

  it('hangs up a call that is being placed', async () => {
    const { bench } = await refusing(no('busy'))
    const placed = bench.phone.startCall({ to: '101' })
    await settle()
    await bench.reply('startCall')
    bench.emit({ type: 'call.ended', call: { callId: bench.call.id } })
    expect(await placed).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'busy', by: 'system' } })
  })

  it('does not end what talks already', async () => {
    const { bench, refusals } = await refusing({ ok: true })
    await bench.talking()
    await settle()
    bench.surface.answer = () => no('busy')
    bench.say('call.remoteChanged', 'out-1', { remote: { name: 'Bob' } })
    await settle()
    expect(bench.call.phase).toBe('active')
    expect(refusals).toHaveLength(1)
  })

  it('does not end what is being answered', async () => {
    const { bench } = await refusing({ ok: true })
    await bench.incoming()
    await settle()
    bench.surface.answer = () => no('busy')
    void bench.phone.answer()
    await settle()
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
  })

  it.each(['not-supported', 'failed'] as const)('%s: the call goes on without a screen', async (reason) => {
    const { bench, refusals } = await refusing(no(reason))
    await bench.incoming()
    await settle()
    expect(bench.call.phase).toBe('incoming')
    expect(refusals).toMatchObject([{ reason }])
  })

  it('may throw, reject or answer anything: the call goes on', async () => {
    const { bench, refusals } = await refusing({ ok: true })
    bench.surface.answer = () => {
      throw new Error('native module is gone')
    }
    await bench.incoming()
    await settle()
    bench.surface.answer = () => 'shown' as unknown as ShowResult
    await bench.incoming('in-2', '1')
    await settle()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['incoming', 'incoming'])
    expect(refusals.map(({ reason }) => reason)).toEqual(['failed', 'failed'])
  })

  it('says so of a call that has left meanwhile to nobody', async () => {
    const { bench, refusals } = await refusing({ ok: true })
    let later = (_result: ShowResult) => {}
    bench.surface.answer = () =>
      new Promise((resolve) => {
        later = resolve
      })
    await bench.incoming()
    await settle()
    bench.say('call.ended', 'in-1')
    later(no('blocked'))
    await settle()
    expect(refusals).toEqual([])
  })
})

describe('where there is no call screen', () => {
  it.each([
    ['refuses to start', () => Promise.reject(new Error('CallKit is not on a simulator'))],
    [
      'throws at its start',
      () => {
        throw new Error('no such module')
      },
    ],
    ['never starts', () => new Promise<void>(() => {})],
  ])('one that %s keeps no call waiting', async (_, start) => {
    const { createFakeSurface } = await import('./fake-surface.ts')
    const surface = createFakeSurface(start)
    const bench = await withScreen({ surface })
    await bench.talking()
    await settle()
    expect(bench.call.phase).toBe('active')
    expect(surface.shows).toEqual([])
  })
})
