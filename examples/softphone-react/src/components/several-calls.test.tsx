import { describe, expect, it, vi } from 'vitest'
import { active, ada, alan, grace, held } from '../gallery/fixtures.ts'
import { oneOutput } from '../gallery/phone-fixtures.ts'
import { stillParts } from '../gallery/picture.tsx'
import { ConferenceScreen } from '../screens/conference-screen.tsx'
import type { Ongoing } from '../screens/layout-of.ts'
import { nothingOpen, type View } from '../screens/view.ts'
import { spyActions } from '../testing/actions.ts'
import { button, click, mount } from '../testing/mount.ts'
import { OtherCalls } from './other-calls.tsx'

const merged = { groupId: 'g' } as const

describe('OtherCalls', () => {
  it('shows a conference as one line, which is resumed and ended as one', () => {
    const members = [
      { ...held({ remote: grace }), ...merged },
      { ...held({ remote: alan }), ...merged },
    ]
    const actions = spyActions()
    mount(<OtherCalls calls={[...members, held()]} actions={actions} timerOf={() => null} />)
    expect(document.querySelectorAll('[data-testid=other-call]')).toHaveLength(2)
    click('Resume the conference with Grace Hopper and Alan Turing')
    click('Hang up the conference with Grace Hopper and Alan Turing')
    const ids = members.map(({ id }) => id)
    expect(actions.resume).toHaveBeenCalledWith(...ids)
    expect(actions.hangUp).toHaveBeenCalledWith(...ids)
  })

  it('tells of a transfer that is under way', () => {
    const call = held({ transfer: { to: '200', stage: 'ringing' } })
    mount(<OtherCalls calls={[call]} actions={spyActions()} timerOf={() => null} />)
    expect(document.body.textContent).toContain('Transfer to 200: ringing')
  })
})

describe('ConferenceScreen', () => {
  const first = { ...active({ remote: grace, merged: true }), ...merged }
  const second = { ...held({ remote: alan, merged: true }), ...merged }

  function open(view: Partial<View> = {}, members: readonly Ongoing[] = [first, second]) {
    const [actions, onView] = [spyActions(), vi.fn()]
    mount(
      <ConferenceScreen
        call={first}
        members={members}
        audio={oneOutput}
        actions={actions}
        view={{ ...nothingOpen, ...view }}
        onView={onView}
        live={stillParts({})}
      />,
    )
    return { actions, onView }
  }

  it('acts on one member: held, taken back, talked to alone, let go', () => {
    const { actions } = open()
    click('Hold Grace Hopper')
    click('Resume Alan Turing')
    click('Talk to Alan Turing alone')
    click('Hang up Grace Hopper')
    expect(actions.hold).toHaveBeenCalledWith(first.id)
    expect(actions.resume).toHaveBeenCalledWith(second.id)
    expect(actions.split).toHaveBeenCalledWith(second.id)
    expect(actions.hangUp).toHaveBeenCalledWith(first.id)
  })

  it('acts on all: muted, held where one of them is not, ended', () => {
    const { actions } = open()
    expect(button('Hold').getAttribute('aria-pressed')).toBe('false')
    click('Mute')
    click('Hold')
    click('End for all')
    expect(actions.mute).toHaveBeenCalledWith(first.id, second.id)
    expect(actions.hold).toHaveBeenCalledWith(first.id, second.id)
    expect(actions.hangUp).toHaveBeenCalledWith(first.id, second.id)
  })

  describe('with its keypad', () => {
    const third = { ...active({ remote: ada, merged: true, digits: { sent: '1', waiting: ',2' } }), ...merged }

    it('is opened and closed in the place of its members', () => {
      const closed = open()
      click('Keypad')
      expect(closed.onView).toHaveBeenCalledWith({ panel: 'keypad' })
      const opened = open({ panel: 'keypad' })
      expect(document.querySelectorAll('[data-testid=member]')).toHaveLength(0)
      click('Hide keypad')
      expect(opened.onView).toHaveBeenCalledWith({ panel: undefined })
    })

    it('sends each digit to all who are not on hold, and says who they are', () => {
      const { actions } = open({ panel: 'keypad' }, [first, second, third])
      expect(document.body.textContent).toContain('Digits go to Grace Hopper and Ada Lovelace')
      click('5')
      click('Pause')
      expect(actions.sendDigits.mock.calls).toEqual([
        ['5', first.id, third.id],
        [',', first.id, third.id],
      ])
    })

    it('drops what waits for anybody', () => {
      const { actions } = open({ panel: 'keypad' }, [third, { ...third, id: first.id }])
      click('Drop 2 waiting')
      expect(actions.cancelDigits).toHaveBeenCalledWith(third.id, first.id)
    })

    it('says why where everybody is on hold', () => {
      const { actions } = open({ panel: 'keypad' }, [second, second])
      expect(document.body.textContent).toContain('Everybody is on hold')
      click('5')
      expect(actions.sendDigits).not.toHaveBeenCalled()
      expect(actions.explain).toHaveBeenCalledWith('on-hold')
    })
  })
})
