import type { SurfaceUser } from '@offhook/transport-mock'
import { describe, expect, it, vi } from 'vitest'
import { ada, alan, grace, now } from '../gallery/fixtures.ts'
import { glassScenes, onGlass } from '../gallery/glass-fixtures.ts'
import { GlassPicture } from '../gallery/glass-picture.tsx'
import type { Glass } from '../phone/glass.ts'
import { button, click, mount } from '../testing/mount.ts'
import { GlassScreen } from './glass-screen.tsx'

const hands = () => ({
  answer: vi.fn<SurfaceUser['answer']>(),
  end: vi.fn<SurfaceUser['end']>(),
  hold: vi.fn<SurfaceUser['hold']>(),
  mute: vi.fn<SurfaceUser['mute']>(),
  digits: vi.fn<SurfaceUser['digits']>(),
  start: vi.fn<SurfaceUser['start']>(),
  callBack: vi.fn<SurfaceUser['callBack']>(),
  group: vi.fn<SurfaceUser['group']>(),
})

function draw(glass: Partial<Glass>) {
  const [user, onCallBack, onDismiss] = [hands(), vi.fn(), vi.fn()]
  mount(
    <GlassScreen
      calls={[]}
      missed={[]}
      recents={[]}
      {...glass}
      user={user}
      onCallBack={onCallBack}
      onDismiss={onDismiss}
      now={() => now}
    />,
  )
  return { user, onCallBack, onDismiss }
}
const text = () => document.body.textContent

describe('the lock screen between calls', () => {
  it('shows what was missed, calls back where there is a number, and forgets it', () => {
    const { onCallBack, onDismiss } = draw({
      missed: [
        { uuid: 'a', name: 'Ada Lovelace', address: '100', at: now },
        { uuid: 'b', at: now },
      ],
    })
    click('Call back Ada Lovelace')
    click('Dismiss the missed call from Unknown caller')
    expect(onCallBack).toHaveBeenCalledWith('a')
    expect(onDismiss).toHaveBeenCalledWith('b')
    expect(() => button('Call back Unknown caller')).toThrow()
  })

  it('starts a call from its own list', () => {
    const row = {
      uuid: 'a',
      name: 'Ada Lovelace',
      address: '100',
      direction: 'outgoing',
      missed: false,
      at: now,
    } as const
    const { user } = draw({ recents: [row] })
    click('Recent calls')
    click('Call Ada Lovelace')
    expect(user.start).toHaveBeenCalledWith('100')
    click('Close')
    button('Recent calls')
  })
})

describe('the call screen', () => {
  it('answers and declines who rings, with video only where the caller shows itself', () => {
    const call = onGlass(grace, { stage: 'ringing' })
    const { user } = draw({ calls: [call] })
    click('Answer')
    click('Decline')
    expect(user.answer).toHaveBeenCalledWith(call.uuid)
    expect(user.end).toHaveBeenCalledWith(call.uuid)
    expect(text()).not.toContain('With video')
    const seen = onGlass(grace, { stage: 'ringing', video: true })
    const video = draw({ calls: [seen] })
    click('Answer with video')
    expect(video.user.answer).toHaveBeenCalledWith(seen.uuid, { video: true })
  })

  it('asks for the opposite of what it shows', () => {
    const call = onGlass(grace)
    const { user } = draw({ calls: [call] })
    click('Mute')
    click('Hold')
    expect(user.mute).toHaveBeenCalledWith(true, call.uuid)
    expect(user.hold).toHaveBeenCalledWith(true, call.uuid)
    const other = draw({ calls: [{ ...call, muted: true, held: true, buttons: ['end', 'unmute', 'resume'] }] })
    expect(button('Mute').getAttribute('aria-pressed')).toBe('true')
    expect(text()).toContain('On hold')
    expect(text()).toContain('Muted')
    click('Mute')
    click('Hold')
    expect(other.user.mute).toHaveBeenCalledWith(false, call.uuid)
    expect(other.user.hold).toHaveBeenCalledWith(false, call.uuid)
  })

  it('draws only the buttons that the OS has', () => {
    draw({ calls: [onGlass(grace, { stage: 'dialing', direction: 'outgoing', buttons: ['end'] })] })
    expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['End'])
    expect(text()).toContain('Calling…')
  })

  it('sends digits to whoever is not on hold, and shows them', () => {
    const call = onGlass(grace)
    const { user } = draw({ calls: [call] })
    click('Keypad')
    click('4')
    click('hash')
    expect(user.digits.mock.calls).toEqual([
      ['4', call.uuid],
      ['#', call.uuid],
    ])
    expect(document.querySelector('output')?.textContent).toBe('4#')
    click('Hide keypad')
    button('Keypad')
  })

  it('takes back who waits, and merges two', () => {
    const [waiting, talking] = [onGlass(grace, { held: true }), onGlass(ada)]
    const { user } = draw({ calls: [waiting, talking] })
    click('Resume Grace Hopper')
    click('End Grace Hopper')
    click('Merge')
    expect(user.hold).toHaveBeenCalledWith(false, waiting.uuid)
    expect(user.end).toHaveBeenCalledWith(waiting.uuid)
    expect(user.group).toHaveBeenCalledWith(waiting.uuid, talking.uuid)
  })

  it('means everybody in a conference, and one of them where that one is named', () => {
    const members = [onGlass(grace, { groupId: 'g' }), onGlass(alan, { groupId: 'g' })]
    const { user } = draw({ calls: members })
    expect(document.querySelector('h3')?.textContent).toBe('Conference')
    click('Mute')
    click('Talk to Alan Turing alone')
    click('End all')
    expect(user.mute.mock.calls).toEqual(members.map(({ uuid }) => [true, uuid]))
    expect(user.group).toHaveBeenCalledWith(members[1]?.uuid)
    expect(user.end.mock.calls).toEqual(members.map(({ uuid }) => [uuid]))
  })

  it('speaks from a region that was there before its words, or a screen reader stays mute', () => {
    draw({})
    const region = document.querySelector('[role=status]')
    expect(region?.textContent).toBe('')
    draw({ calls: [onGlass(grace, { stage: 'ringing' }), onGlass(ada, { stage: 'ringing' })] })
    expect(document.querySelector('[role=status]')).toBe(region)
    expect(region?.textContent).toBe('Lock screen: Grace Hopper and Ada Lovelace are calling')
    draw({ missed: [{ uuid: 'm', name: 'Ada Lovelace', at: now }] })
    expect(region?.textContent).toBe('Lock screen: missed call from Ada Lovelace')
  })
})

describe('the lock screen in the gallery', () => {
  it.each(glassScenes.map((scene) => [scene.title, scene] as const))(
    'draws "%s" with a name on every control',
    (_, scene) => {
      const page = mount(<GlassPicture key={scene.title} scene={scene} scheme="page" onAsked={() => undefined} />)
      for (const control of page.querySelectorAll('button')) {
        expect((control.getAttribute('aria-label') ?? control.textContent).trim(), control.outerHTML).not.toBe('')
      }
      expect(page.textContent).not.toMatch(/undefined|NaN|\[object/u)
    },
  )
})
