import { describe, expect, it } from 'vitest'
import { createTalkingBench } from '../phone-bench.ts'

async function createPathBench(restartMedia = true) {
  const bench = await createTalkingBench({ capabilities: { can: { restartMedia } } })
  const path = (media: string) => bench.say('call.mediaChanged', 'out-1', { media })
  path('connected')
  return Object.assign(bench, { path, link: (state: string) => bench.emit({ type: 'link.changed', state }) })
}

describe('a media path that failed', () => {
  it('is made anew, once', async () => {
    const { path, count, clock } = await createPathBench()
    path('interrupted')
    expect(count('restartMedia')).toBe(0)
    path('failed')
    expect(count('restartMedia')).toBe(1)
    path('connecting')
    path('failed')
    clock.advance(10_000)
    expect(count('restartMedia')).toBe(1)
  })

  it('is made anew again when it has worked meanwhile', async () => {
    const { path, count } = await createPathBench()
    path('failed')
    path('connected')
    path('failed')
    expect(count('restartMedia')).toBe(2)
  })

  it('ends the call as media-failed, by the network, when the new one does not come either', async () => {
    const bench = await createPathBench()
    bench.path('interrupted')
    bench.clock.advance(10_000)
    bench.path('failed')
    bench.path('connecting')
    bench.clock.advance(14_999)
    expect(bench.call.phase).toBe('active')
    bench.clock.advance(5_001)
    bench.say('call.ended', 'out-1')
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'media-failed', by: 'network' } })
  })

  it('waits for the link, by which alone a new one can be asked for', async () => {
    const { path, count, link } = await createPathBench()
    link('down')
    path('failed')
    expect(count('restartMedia')).toBe(0)
    link('up')
    expect(count('restartMedia')).toBe(1)
  })

  it('is asked for again when the link is back, though it was asked for into a link that was dead already', async () => {
    for (const answered of [true, false]) {
      const { path, count, reply, link } = await createPathBench()
      path('failed')
      if (answered) await reply('restartMedia', { ok: false, reason: 'offline' })
      link('down')
      link('up')
      expect(count('restartMedia'), answered ? 'refused as offline' : 'never answered').toBe(2)
    }
  })

  it('is shown as reconnecting while the new one connects, and as connecting only before the first one did', async () => {
    const bench = await createTalkingBench()
    const media = () => bench.call.phase === 'active' && bench.call.media
    const seen = ['connecting', 'connected', 'interrupted', 'failed', 'connecting', 'connected'].map((path) => {
      bench.say('call.mediaChanged', 'out-1', { media: path })
      return media()
    })
    expect(seen).toEqual(['connecting', 'steady', 'reconnecting', 'failed', 'reconnecting', 'steady'])
  })

  it('and one that is only interrupted is made anew when the link comes back: the network is another one', async () => {
    const { path, count, link } = await createPathBench()
    path('interrupted')
    link('down')
    link('up')
    expect(count('restartMedia')).toBe(1)
  })

  it('is left alone while it works, whatever the link does', async () => {
    const { count, link } = await createPathBench()
    link('down')
    link('up')
    expect(count('restartMedia')).toBe(0)
  })

  it('is asked for again when both sides asked at once (glare), not when it was refused for good', async () => {
    const { path, count, reply, clock } = await createPathBench()
    path('failed')
    await reply('restartMedia', { ok: false, reason: 'glare' })
    clock.advance(2_099)
    expect(count('restartMedia')).toBe(1)
    clock.advance(1_901)
    expect(count('restartMedia')).toBe(2)
    await reply('restartMedia', { ok: false, reason: 'refused' })
    clock.advance(10_000)
    expect(count('restartMedia')).toBe(2)
  })

  it('is not made anew for a call that is being left, nor where the transport cannot', async () => {
    const leaving = await createPathBench()
    void leaving.phone.hangUp()
    leaving.path('failed')
    expect(leaving.count('restartMedia')).toBe(0)
    const unable = await createPathBench(false)
    unable.path('failed')
    expect(unable.count('restartMedia')).toBe(0)
  })
})
