import { describe, expect, it } from 'vitest'
import { active, held, video } from '../gallery/fixtures.ts'
import type { Talking } from '../screens/live-parts.ts'
import { mount } from '../testing/mount.ts'
import { hasVideo, VideoStage } from './video-stage.tsx'

const pictures = { remote: <i data-testid="their-face" />, own: <i data-testid="own-face" /> }
const draw = (call: Talking, given: Parameters<typeof VideoStage>[0]['pictures'] = pictures) =>
  mount(<VideoStage call={call} pictures={given} />)
const sees = (testid: string) => document.querySelector(`[data-testid="${testid}"]`) !== null

describe('VideoStage', () => {
  it('shows both pictures', () => {
    draw(active({ video: video('on', 'on') }))
    expect([sees('their-face'), sees('own-face')]).toEqual([true, true])
  })

  it('shows who it would be while a picture is off, paused or on its way', () => {
    draw(active({ video: video('on', 'off') }))
    expect(sees('their-face')).toBe(false)
    expect(document.body.textContent).toContain('Their camera is off')
    draw(active({ video: video('paused', 'paused') }))
    expect([sees('their-face'), sees('own-face')]).toEqual([false, false])
    expect(document.body.textContent).toContain('Their camera is paused')
    expect(document.body.textContent).toContain('Your camera is paused')
    draw(active({ video: video('on', 'on') }), {})
    expect(document.body.textContent).toContain('on its way')
  })

  it('has no frame for this side while its camera is off', () => {
    draw(active({ video: video('off', 'on') }))
    expect(sees('own-picture')).toBe(false)
  })

  it('shows nobody while the call is on hold', () => {
    draw(held({ video: video('off', 'on') }))
    expect(sees('their-face')).toBe(false)
    expect(document.body.textContent).toContain('while the call is on hold')
  })
})

describe('hasVideo', () => {
  it('is so when either side has a picture', () => {
    expect(hasVideo(active())).toBe(false)
    expect(hasVideo(active({ video: video('on', 'off') }))).toBe(true)
    expect(hasVideo(active({ video: video('off', 'paused') }))).toBe(true)
  })
})
