import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { OTHER } from './os-lists.ts'
import { withScreen } from './with-screen.ts'

const PUSHED = '6f1d3a52-0f5c-4c8e-9a64-0b1c5a3d7e21'

describe('what a call screen is told', () => {
  it('follows an outgoing call from dialing to its end', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    expect(bench.surface.shows.map(({ stage }) => stage)).toEqual(['dialing', 'connected'])
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    await settle()
    const { call, end } = bench.surface.closes[0] ?? {}
    expect([call?.callId, end?.reason, bench.surface.closes.length]).toEqual([bench.call.id, 'hung-up', 1])
  })

  it('names the call by our id where the OS has none for it', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    expect(bench.screen()).toMatchObject([{ uuid: bench.call.id, callId: bench.call.id }])
  })

  it('names the call as the OS does that announced it', async () => {
    const bench = await withScreen()
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED.toUpperCase()), remote: { address: '1' } })
    await settle()
    expect(bench.screen()).toMatchObject([{ uuid: PUSHED, callId: bench.call.id, stage: 'ringing' }])
  })

  it('is nothing while nothing on it changed', async () => {
    const bench = await withScreen()
    await bench.talking()
    const before = bench.surface.shows.length
    bench.say('call.mediaChanged', 'out-1', { media: 'connected' })
    bench.say('call.remoteChanged', 'out-1', { remote: {} })
    await settle()
    expect(bench.surface.shows).toHaveLength(before)
  })

  it('is the group of merged calls, the app’s own data, and a video', async () => {
    const bench = await withScreen()
    const placed = bench.phone.startCall({ to: '101', extra: { ticket: 7 }, video: true })
    await settle()
    await bench.reply('startCall')
    expect(await placed).toMatchObject({ ok: true })
    expect(bench.screen()).toMatchObject([{ extra: { ticket: 7 }, video: true }])
  })

  it('stays as it was while a call is being left', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    const before = bench.surface.shows.length
    void bench.phone.hangUp()
    await settle()
    expect(bench.call.phase).toBe('ending')
    expect([bench.surface.shows.length, bench.surface.closes.length]).toEqual([before, 0])
  })
})

describe('a call that the OS and the transport both know', () => {
  it.each(['the push first', 'the INVITE first'])('is one call on one screen: %s', async (order) => {
    const bench = await withScreen()
    const push = () => {
      bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED), remote: { address: '0901234567' } })
    }
    if (order === 'the push first') push()
    await bench.incoming('in-1', '0901234567')
    if (order !== 'the push first') push()
    await settle()
    expect(bench.calls).toHaveLength(1)
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: true })
    expect(bench.screen()).toHaveLength(1)
  })

  it('closes the second screen of one call whenever it is heard of, and keeps the first', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    await settle()
    const [shown] = bench.screen()
    const twice = { type: 'call.announced', call: bench.os(PUSHED), remote: { address: '0901234567' } }
    bench.surface.host.emit(twice)
    bench.surface.host.emit(twice)
    await settle()
    const closed = { call: { uuid: PUSHED }, end: { reason: 'replaced' } }
    expect(bench.surface.closes).toMatchObject([closed, closed])
    expect(bench.screen()).toEqual([shown])
  })

  it('closes the second screen though a list names both of them', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    await settle()
    const listed = [PUSHED, bench.call.id].map((uuid) => ({
      type: 'call.announced',
      call: bench.os(uuid),
      remote: { address: '0901234567' },
    }))
    bench.surface.list = () => ({ complete: true, facts: listed })
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: PUSHED } }])
    expect(bench.calls).toHaveLength(1)
  })

  it('outlives the end of its second entry, which only says back that it was closed', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    await settle()
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED), remote: { address: '0901234567' } })
    await settle()
    const request = bench.surface.ask({ type: 'end' }, PUSHED)
    await settle()
    expect(bench.surface.settled).toEqual([[request, true]])
    expect(bench.call.phase).toBe('incoming')
  })

  it('is held by a press on its second entry, and told so on the first', async () => {
    const bench = await withScreen()
    await bench.talking('out-1')
    await settle()
    bench.surface.host.emit({
      type: 'call.announced',
      call: bench.os(PUSHED),
      remote: { address: '101' },
      answered: true,
    })
    await settle()
    bench.surface.ask({ type: 'hold', held: true }, PUSHED)
    await settle()
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    expect(bench.surface.shows.at(-1)).toMatchObject({ uuid: bench.call.id, held: true })
  })

  it('closes the screen of a push that comes when its call has ended', async () => {
    const bench = await withScreen()
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': PUSHED, 'sip.call-id': 'in-1' } } })
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    await settle()
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED) })
    await settle()
    expect(bench.surface.closes.at(-1)).toMatchObject({ call: { uuid: PUSHED }, end: { reason: 'cancelled' } })
    expect(bench.calls).toHaveLength(1)
  })

  it('is answered on either of its screens', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    await settle()
    bench.surface.host.emit({
      type: 'call.announced',
      call: bench.os(PUSHED),
      remote: { address: '0901234567' },
      answered: true,
    })
    await settle()
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    expect(bench.count('answer')).toBe(1)
  })

  it('is not taken for another one with another number, or for one of two with the same', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED), remote: { address: '0908888888' } })
    await settle()
    expect(bench.calls).toHaveLength(2)
    await bench.incoming('in-2', '0901234567')
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(OTHER), remote: { address: '0901234567' } })
    await settle()
    expect(bench.calls).toHaveLength(4)
  })

  it('is over on the screen, too, when the two turn out to be one', async () => {
    const bench = await withScreen()
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(PUSHED), remote: { address: '1' } })
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(OTHER), remote: { address: '1' } })
    await settle()
    expect(bench.screen()).toHaveLength(2)
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': OTHER, 'push.id': '9' } } })
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': PUSHED, 'push.id': '9' } } })
    await settle()
    expect(bench.calls).toHaveLength(1)
    expect(bench.screen()).toMatchObject([{ uuid: PUSHED }])
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: OTHER }, end: { reason: 'replaced' } }])
  })
})
