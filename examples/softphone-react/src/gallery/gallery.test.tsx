import { describe, expect, it } from 'vitest'
import { layoutOf } from '../screens/layout-of.ts'
import { PhoneScreen } from '../screens/phone-screen.tsx'
import { spyActions } from '../testing/actions.ts'
import { mount } from '../testing/mount.ts'
import { endWords } from '../words/table.ts'
import { log, now, oneOutput } from './fixtures.ts'
import { chapters, type Scene } from './scenes.ts'

const scenes = chapters.flatMap((chapter) => chapter.scenes)

function draw(scene: Scene, actions = spyActions()) {
  const page = mount(
    <PhoneScreen
      layout={layoutOf(scene.calls, scene.calls[0]?.id, new Set())}
      view={{ tab: 'keypad', keypadOpen: false, addingCall: false, ...scene.view }}
      onView={() => undefined}
      actions={actions}
      audio={scene.audio ?? oneOutput}
      log={log}
      now={now}
      timerOf={() => null}
      qualityOf={() => null}
    />,
  )
  return { page, actions }
}

describe('the gallery', () => {
  it('has a picture of every phase and of every end', () => {
    const drawn = scenes.flatMap(({ calls }) => calls)
    expect(new Set(drawn.map(({ phase }) => phase))).toEqual(
      new Set(['preparing', 'dialing', 'ringing', 'incoming', 'connecting', 'active', 'held', 'ending', 'ended']),
    )
    const ends = drawn.flatMap((call) => (call.phase === 'ended' ? [call.end.reason] : []))
    expect(new Set<string>(ends)).toEqual(new Set(Object.keys(endWords)))
  })

  it.each(scenes.map((scene) => [scene.title, scene] as const))('draws "%s" with its phase on the card', (_, scene) => {
    const { page } = draw(scene)
    const first = scene.calls[0]
    if (first && !scene.view?.addingCall) {
      expect(page.querySelector('[data-testid=call-card]')?.getAttribute('data-phase')).toBe(first.phase)
    }
    expect(page.textContent).not.toMatch(/undefined|NaN|\[object/u)
  })

  it.each(scenes.map((scene) => [scene.title, scene] as const))('names every control of "%s"', (_, scene) => {
    const { page } = draw(scene)
    for (const control of page.querySelectorAll('button, input, select, summary')) {
      const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
      expect(name.trim(), control.outerHTML).not.toBe('')
    }
  })
})
