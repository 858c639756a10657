import { describe, expect, it } from 'vitest'
import { spyActions } from '../testing/actions.ts'
import { mount } from '../testing/mount.ts'
import { endWords } from '../words/table.ts'
import { Picture } from './picture.tsx'
import type { Scene } from './scene.ts'
import { chapters } from './scenes.ts'

const scenes = chapters.flatMap((chapter) => chapter.scenes)

const draw = (scene: Scene) => mount(<Picture key={scene.title} scene={scene} scheme="page" actions={spyActions()} />)

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
    const page = draw(scene)
    const first = scene.calls[0]
    if (first && !scene.view?.addingCall) {
      expect(page.querySelector('[data-testid=call-card]')?.getAttribute('data-phase')).toBe(first.phase)
    }
    expect(page.textContent).not.toMatch(/undefined|NaN|\[object/u)
  })

  it.each(scenes.map((scene) => [scene.title, scene] as const))('names every control of "%s"', (_, scene) => {
    const page = draw(scene)
    const controls = page.querySelectorAll<HTMLInputElement>('button, input, select, summary')
    for (const control of controls) {
      const name = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.textContent
      expect(name.trim(), control.outerHTML).not.toBe('')
    }
  })
})
