import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { active, alan, ended, grace, held, incoming, wish } from '../gallery/fixtures.ts'
import { layoutOf } from '../screens/layout-of.ts'
import { spyActions } from '../testing/actions.ts'
import { key, mount } from '../testing/mount.ts'
import { intentOf, isTyping } from './shortcuts.ts'
import { useShortcuts } from './use-shortcuts.ts'

const plain = { ctrlKey: false, altKey: false, metaKey: false }

describe('intentOf', () => {
  it('leaves keys with Ctrl, Alt or Meta to the browser', () => {
    expect(intentOf({ ...plain, key: 'h' }, 'ongoing')).toBe('hold')
    expect(intentOf({ ...plain, key: 'h', ctrlKey: true }, 'ongoing')).toBeUndefined()
    expect(intentOf({ ...plain, key: 'm', metaKey: true }, 'ongoing')).toBeUndefined()
  })

  it('means nothing where there is nothing to do it to', () => {
    for (const key of ['a', 'd', 'h', 'm', 'k', 's', 'Escape']) {
      expect(intentOf({ ...plain, key }, 'idle')).toBeUndefined()
      expect(intentOf({ ...plain, key }, 'ended')).toBeUndefined()
    }
    expect(intentOf({ ...plain, key: 'h' }, 'incoming')).toBeUndefined()
  })

  it('is blind to upper case', () => {
    expect(intentOf({ ...plain, key: 'A' }, 'incoming')).toBe('answer')
  })
})

describe('isTyping', () => {
  it('is true within fields only', () => {
    expect(isTyping(document.createElement('input'))).toBe(true)
    expect(isTyping(document.createElement('button'))).toBe(false)
    expect(isTyping(null)).toBe(false)
  })
})

describe('useShortcuts', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function Stand(props: Omit<Parameters<typeof useShortcuts>[0], 'onHelp' | 'onPanel' | 'onDial'> & { calls: Calls }) {
    const armed = useShortcuts({ ...props, ...props.calls })
    return <p>{armed ? 'armed' : 'calm'}</p>
  }
  type Calls = Pick<Parameters<typeof useShortcuts>[0], 'onHelp' | 'onPanel' | 'onDial'>

  function stand(calls: Parameters<typeof layoutOf>[0], options: { enabled?: boolean; panel?: 'keypad' } = {}) {
    const actions = spyActions()
    const spies = { onHelp: vi.fn(), onPanel: vi.fn(), onDial: vi.fn() }
    mount(
      <Stand
        enabled
        panel={undefined}
        {...options}
        layout={layoutOf(calls, calls[0]?.id, new Set())}
        actions={actions}
        calls={spies}
      />,
    )
    return { actions, ...spies }
  }
  const shown = () => document.body.textContent

  it('hangs up on the second Esc only', () => {
    const call = active()
    const { actions } = stand([call])
    key('Escape')
    expect(actions.hangUp).not.toHaveBeenCalled()
    expect(shown()).toBe('armed')
    key('Escape')
    expect(actions.hangUp).toHaveBeenCalledWith(call.id)
    expect(shown()).toBe('calm')
  })

  it('forgets the first Esc after a while', () => {
    const { actions } = stand([active()])
    key('Escape')
    act(() => void vi.runAllTimers())
    expect(shown()).toBe('calm')
    key('Escape')
    expect(actions.hangUp).not.toHaveBeenCalled()
  })

  it('declines an incoming call on the second Esc', () => {
    const call = incoming(grace)
    const { actions } = stand([call])
    key('Escape')
    key('Escape')
    expect(actions.decline).toHaveBeenCalledWith(call.id, 'busy')
  })

  it('answers what rings beside a call, and leaves what becomes of that call to the settings', () => {
    const [one, two] = [active(), incoming(grace)]
    const { actions } = stand([one, two])
    key('a')
    expect(actions.answer).toHaveBeenCalledWith(two.id)
  })

  it('turns hold and mute round by what is wished for', () => {
    const { actions } = stand([held({ mute: wish(false, { desired: true, pending: true }) })])
    key('h')
    key('m')
    expect(actions.resume).toHaveBeenCalledOnce()
    expect(actions.unmute).toHaveBeenCalledOnce()
  })

  it('opens and closes the keypad and the transfer, swaps and joins', () => {
    const { actions, onPanel } = stand([active({ several: true }), held()])
    for (const name of ['k', 't', 's', 'j']) key(name)
    expect(onPanel.mock.calls).toEqual([['keypad'], ['transfer']])
    expect(actions.swap).toHaveBeenCalledOnce()
    expect(actions.merge).toHaveBeenCalledOnce()
    const open = stand([active()], { panel: 'keypad' })
    key('k')
    expect(open.onPanel).toHaveBeenCalledWith(undefined)
  })

  it('mutes and holds a conference as a whole', () => {
    const members = [
      { ...active(), groupId: 'g' },
      { ...active({ remote: grace }), groupId: 'g' },
    ]
    const { actions } = stand(members)
    key('m')
    key('h')
    expect(actions.mute).toHaveBeenCalledWith(...members.map(({ id }) => id))
    expect(actions.hold).toHaveBeenCalledWith(...members.map(({ id }) => id))
  })

  describe('in a conference', () => {
    const members = () => [
      { ...active(), groupId: 'g' },
      { ...active({ remote: grace }), groupId: 'g' },
      { ...held({ remote: alan }), groupId: 'g' },
    ]

    it('ends it for all on the second Esc, as its button does', () => {
      const calls = members()
      const { actions } = stand(calls)
      key('Escape')
      key('Escape')
      expect(actions.hangUp).toHaveBeenCalledWith(...calls.map(({ id }) => id))
    })

    it('opens its keypad, whose digits go to all who are not on hold', () => {
      const closed = stand(members())
      key('k')
      expect(closed.onPanel).toHaveBeenCalledWith('keypad')
      const calls = members()
      const open = stand(calls, { panel: 'keypad' })
      key('5')
      expect(open.actions.sendDigits).toHaveBeenCalledWith('5', calls[0]?.id, calls[1]?.id)
    })

    it('leaves alone what only a single call has: picture and transfer', () => {
      const { actions, onPanel } = stand(members())
      for (const name of ['v', 't']) key(name)
      expect(onPanel).not.toHaveBeenCalled()
      expect(actions.startVideo).not.toHaveBeenCalled()
      expect(actions.explain).not.toHaveBeenCalled()
    })
  })

  it('says why where a key cannot be followed', () => {
    const call = active()
    const offline = { ...call, can: { ...call.can, hold: false }, cannot: { hold: 'offline' } as const }
    const { actions } = stand([offline])
    key('h')
    expect(actions.hold).not.toHaveBeenCalled()
    expect(actions.explain).toHaveBeenCalledWith('offline')
  })

  it('sends digits into the call while its keypad is open, else to the number field', () => {
    const call = active()
    const open = stand([call], { panel: 'keypad' })
    key('5')
    key(',')
    expect(open.actions.sendDigits.mock.calls).toEqual([
      ['5', call.id],
      [',', call.id],
    ])
    const closed = stand([call])
    key('5')
    expect(closed.actions.sendDigits).not.toHaveBeenCalled()
    expect(closed.onDial).toHaveBeenCalledOnce()
  })

  it('stays out of text fields, apart from Esc', () => {
    const { actions } = stand([active()])
    const field = document.body.appendChild(document.createElement('input'))
    key('h', field)
    expect(actions.hold).not.toHaveBeenCalled()
    key('Escape', field)
    expect(shown()).toBe('armed')
  })

  it('can be switched off', () => {
    const { actions } = stand([active()], { enabled: false })
    key('h')
    key('Escape')
    expect(actions.hold).not.toHaveBeenCalled()
    expect(shown()).toBe('calm')
  })

  it('does nothing to a call that has ended', () => {
    const { actions } = stand([ended({ reason: 'busy', by: 'remote' })])
    for (const name of ['a', 'd', 'h', 'm', 'Escape', 'Escape']) key(name)
    for (const [name, spy] of Object.entries(actions)) expect(spy, name).not.toHaveBeenCalled()
  })
})
