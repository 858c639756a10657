import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Beat, patterns } from './patterns.ts'
import { render } from './render.ts'
import { createTonePlayer } from './tone-player.ts'

describe('render', () => {
  it('gives one sample per period of the sample rate, beat after beat', () => {
    expect(render(patterns.ringback, 8000)).toHaveLength(5 * 8000)
    expect(render(patterns.busy, 8000)).toHaveLength(8000)
  })

  it('is silent where a beat has no frequency and loud where it has one', () => {
    const samples = render(patterns.busy, 8000)
    const peak = (from: number, to: number) => Math.max(...samples.slice(from, to).map(Math.abs))
    expect(peak(0, 4000)).toBeGreaterThan(0.1)
    expect(peak(4000, 8000)).toBe(0)
  })

  it('begins and ends every beat without a click, and never clips', () => {
    const beat: Beat = { hz: [425, 850], ms: 100, gain: 1 }
    const samples = render([beat, beat], 8000)
    for (const at of [0, 799, 800, 1599]) expect(Math.abs(samples[at] ?? 1)).toBeLessThan(0.05)
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1)
  })
})

describe('the tone player', () => {
  const stand = () => {
    const sources: { loop: boolean; start: () => void; stop: ReturnType<typeof vi.fn> }[] = []
    const context = Object.assign(new EventTarget(), {
      state: 'suspended',
      sampleRate: 100,
      destination: {},
      createBuffer: () => ({ copyToChannel: () => undefined }),
      createBufferSource() {
        const source = {
          loop: false,
          buffer: null,
          connect: vi.fn(),
          disconnect: vi.fn(),
          start: vi.fn(),
          stop: vi.fn(),
        }
        sources.push(source)
        return source
      },
      resume: vi.fn(() => Promise.reject(new Error('not allowed'))),
    })
    return { sources, context, player: createTonePlayer(() => context as unknown as AudioContext) }
  }

  afterEach(() => vi.restoreAllMocks())

  it('repeats a tone and stops it at once for the next', () => {
    const { player, sources } = stand()
    player.play('ringback')
    player.play('busy')
    expect(sources).toHaveLength(2)
    expect(sources[0]?.stop).toHaveBeenCalledOnce()
    expect(sources.map(({ loop }) => loop)).toEqual([true, true])
    player.play('none')
    expect(sources[1]?.stop).toHaveBeenCalledOnce()
    expect(sources).toHaveLength(2)
  })

  it('opens no audio for silence', () => {
    const create = vi.fn()
    createTonePlayer(create).play('none')
    expect(create).not.toHaveBeenCalled()
  })

  it('says that the browser withholds a tone, and no longer once it is let', () => {
    const { player, context } = stand()
    const heard = vi.fn()
    player.subscribe(heard)
    expect(player.isBlocked()).toBe(false)
    player.play('ringtone')
    expect(player.isBlocked()).toBe(true)
    heard.mockClear()
    player.unlock()
    expect(context.resume).toHaveBeenCalledTimes(2)
    context.state = 'running'
    context.dispatchEvent(new Event('statechange'))
    expect(heard).toHaveBeenCalledOnce()
    expect(player.isBlocked()).toBe(false)
  })

  it('is not blocked while nothing should sound', () => {
    const { player } = stand()
    player.play('ringtone')
    player.play('none')
    expect(player.isBlocked()).toBe(false)
  })
})
