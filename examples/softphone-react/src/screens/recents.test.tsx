import { describe, expect, it } from 'vitest'
import { log, now } from '../gallery/fixtures.ts'
import { spyActions } from '../testing/actions.ts'
import { click, mount } from '../testing/mount.ts'
import { RecentsScreen } from './recents.tsx'

describe('RecentsScreen', () => {
  it('calls back who called and redials who was called, by the line of the log', () => {
    const actions = spyActions()
    mount(<RecentsScreen log={log} actions={actions} now={now} kept />)
    click('Call Grace Hopper back')
    click('Call Ada Lovelace again')
    expect(actions.redial.mock.calls).toEqual([[log[1]?.id], [log[0]?.id]])
  })

  it('offers no call where nobody knows the number', () => {
    const withheld = log.filter(({ remote }) => remote.withheld)
    mount(<RecentsScreen log={withheld} actions={spyActions()} now={now} kept />)
    expect(document.querySelector('[aria-label^="Call "]')).toBeNull()
    expect(document.querySelector('[aria-label^="Forget"]')).not.toBeNull()
  })

  it('forgets one line at once, and all of them only when asked twice', () => {
    const actions = spyActions()
    mount(<RecentsScreen log={log.slice(0, 1)} actions={actions} now={now} kept={false} />)
    click('Forget the call with Ada Lovelace')
    expect(actions.forget).toHaveBeenLastCalledWith(log[0]?.id)
    expect(document.querySelector('dialog')?.open).toBe(false)
    click('Clear all')
    expect(document.querySelector('dialog')?.open).toBe(true)
    expect(actions.forget).toHaveBeenCalledOnce()
    click('Clear the list')
    expect(actions.forget).toHaveBeenLastCalledWith()
  })

  it('says how long it is kept', () => {
    expect(mount(<RecentsScreen log={[]} actions={spyActions()} now={now} kept />).textContent).toContain(
      'in this browser',
    )
    expect(mount(<RecentsScreen log={[]} actions={spyActions()} now={now} kept={false} />).textContent).toContain(
      'until the page is closed',
    )
  })
})
