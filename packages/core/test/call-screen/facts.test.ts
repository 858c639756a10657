import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { replay, type SurfaceHost } from '../../src/index.ts'
import { createFakeSurface } from './fake-surface.ts'
import { withScreen } from './with-screen.ts'

describe('the ring timer of a call screen', () => {
  it('ends what rings here, as the core’s own does', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(bench.call.id) })
    await settle()
    expect(bench.count('hangUp')).toBe(1)
    bench.say('call.ended', 'in-1')
    expect(bench.call).toMatchObject({ end: { reason: 'no-answer', by: 'system' } })
    expect(bench.phone.getSnapshot().log).toMatchObject([{ missed: true }])
  })

  it('is the core’s own: it is told how long a call rings', async () => {
    const bench = await withScreen({ policy: { ringTimeoutMs: 25_000 } })
    expect(bench.surface.host.ringTimeoutMs).toBe(25_000)
  })

  // flutter_callkit_incoming 683: a time-out of a call that talks.
  it.each(['answering', 'active'])('does not end a call that is %s', async (phase) => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    void bench.phone.answer()
    if (phase === 'active') bench.say('call.established', 'in-1')
    await settle()
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(bench.call.id) })
    await settle()
    expect(bench.count('hangUp')).toBe(0)
    expect(bench.kinds()).toContain('late')
  })
})

describe('a time-out of a call that talks', () => {
  it('has taken its screen down: it is shown anew', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    const before = bench.surface.shows.length
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(bench.call.id) })
    await settle()
    expect(bench.surface.shows.slice(before)).toMatchObject([{ uuid: bench.call.id, stage: 'connected' }])
  })
})

describe('what a call screen tells of the app’s surroundings', () => {
  it('reaches the transport: the audio session, given and taken', async () => {
    const bench = await withScreen()
    for (const active of [true, false]) {
      bench.surface.host.emit({ type: 'audioSession.changed', active })
      await settle()
      expect(bench.asked('setAudioSession').command).toEqual({ type: 'setAudioSession', active })
    }
  })

  it('reaches a transport that has started only now: the level, once', async () => {
    const surface = createFakeSurface()
    const early = Object.assign(surface, {
      start: (host: SurfaceHost) => {
        for (const active of [false, true]) host.emit({ type: 'audioSession.changed', active })
        return Promise.resolve()
      },
    })
    const bench = await withScreen({ surface: early })
    expect(bench.asked('setAudioSession').command).toEqual({ type: 'setAudioSession', active: true })
    expect(bench.count('setAudioSession')).toBe(1)
  })

  it('reaches the app, and no trace', async () => {
    const bench = await withScreen()
    const heard: unknown[] = []
    bench.phone.on('pushToken.changed', (event) => heard.push(event))
    bench.phone.on('surface.custom', (event) => heard.push(event))
    bench.surface.host.emit({ type: 'pushToken.changed', token: 'cafe5ecret' })
    bench.surface.host.emit({ type: 'pushToken.changed', token: null })
    bench.surface.host.emit({ type: 'surface.custom', data: { room: 'private' } })
    await settle()
    expect(heard).toEqual([{ token: 'cafe5ecret' }, { token: null }, { data: { room: 'private' } }])
    expect(JSON.stringify(bench.phone.trace())).not.toMatch(/cafe5ecret|private/)
    expect(JSON.stringify(bench.phone.getSnapshot())).not.toMatch(/cafe5ecret|private/)
  })

  it('ends all calls when it was reset', async () => {
    const bench = await withScreen()
    await bench.talking()
    bench.surface.host.emit({ type: 'port.reset' })
    await settle()
    expect(bench.call.phase).toBe('ending')
  })
})

describe('a trace of a phone with a call screen', () => {
  it.each([false, true])('replays to the same phases (scrubbed: %s)', async (scrub) => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    bench.surface.ask({ type: 'hold', held: true })
    await settle()
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    bench.surface.ask({ type: 'start', to: '102', video: false }, '6f1d3a52-0f5c-4c8e-9a64-0b1c5a3d7e21')
    await settle()
    const last = replay(bench.phone.trace({ scrub })).at(-1)
    expect(last?.snapshot.calls.map(({ phase }) => phase)).toEqual(bench.calls.map(({ phase }) => phase))
  })
})
