import { describe, expect, it } from 'vitest'
import { active, grace } from '../gallery/fixtures.ts'
import { layoutOf } from '../screens/layout-of.ts'
import { click, mount } from '../testing/mount.ts'
import { useView } from './use-view.ts'

const [one, two] = [active(), active({ remote: grace })]
const members = [one, two].map((call) => ({ ...call, groupId: 'g' }))

function Stand({ calls, on }: { readonly calls: Parameters<typeof layoutOf>[0]; readonly on: typeof one.id }) {
  const [view, setView] = useView(layoutOf(calls, on, new Set()))
  return (
    <button type="button" onClick={() => setView({ panel: 'keypad', addingCall: true })}>
      {`${view.panel} ${view.addingCall}`}
    </button>
  )
}

const shown = () => document.body.textContent

describe('useView', () => {
  it('closes what was opened on a call once another one is on the screen, and for good', () => {
    mount(<Stand calls={[one, two]} on={one.id} />)
    click('undefined false')
    expect(shown()).toBe('keypad true')
    mount(<Stand calls={[one, two]} on={two.id} />)
    expect(shown()).toBe('undefined false')
    mount(<Stand calls={[one, two]} on={one.id} />)
    expect(shown()).toBe('undefined false')
  })

  it('keeps it open on a conference, whichever of its members stands first', () => {
    mount(<Stand calls={members} on={one.id} />)
    click('undefined false')
    mount(<Stand calls={members} on={two.id} />)
    expect(shown()).toBe('keypad true')
  })

  it('keeps it open when somebody is talked to alone, on whose screen it was opened as the others still left', () => {
    mount(<Stand calls={members} on={two.id} />)
    click('undefined false')
    mount(<Stand calls={[one, two]} on={two.id} />)
    expect(shown()).toBe('keypad true')
    mount(<Stand calls={[one, two]} on={one.id} />)
    expect(shown()).toBe('undefined false')
  })

  it('closes it when calls are merged', () => {
    mount(<Stand calls={[one, two]} on={two.id} />)
    click('undefined false')
    mount(<Stand calls={members} on={two.id} />)
    expect(shown()).toBe('undefined false')
  })
})
