import { describe, expect, it } from 'vitest'
import { active, alan, grace, held } from '../gallery/fixtures.ts'
import { oneOutput } from '../gallery/phone-fixtures.ts'
import { stillParts } from '../gallery/picture.tsx'
import { ConferenceScreen } from '../screens/conference-screen.tsx'
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

  function open() {
    const actions = spyActions()
    mount(
      <ConferenceScreen
        call={first}
        members={[first, second]}
        audio={oneOutput}
        actions={actions}
        live={stillParts({})}
      />,
    )
    return actions
  }

  it('acts on one member: held, taken back, talked to alone, let go', () => {
    const actions = open()
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
    const actions = open()
    expect(button('Hold').getAttribute('aria-pressed')).toBe('false')
    click('Mute')
    click('Hold')
    click('End for all')
    expect(actions.mute).toHaveBeenCalledWith(first.id, second.id)
    expect(actions.hold).toHaveBeenCalledWith(first.id, second.id)
    expect(actions.hangUp).toHaveBeenCalledWith(first.id, second.id)
  })
})
