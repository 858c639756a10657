import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { wish } from '../gallery/fixtures.ts'
import { devices } from '../gallery/phone-fixtures.ts'
import { spyActions } from '../testing/actions.ts'
import { click, mount } from '../testing/mount.ts'
import { DeviceList, type Devices } from './device-list.tsx'

function draw(given: Devices) {
  const actions = spyActions()
  mount(<DeviceList devices={given} actions={actions} />)
  return actions
}

function picker(label: string): HTMLSelectElement {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  const select = found && document.getElementById(found.htmlFor)
  if (!(select instanceof HTMLSelectElement)) throw new Error(`No list "${label}"`)
  return select
}

function choose(label: string, id: string) {
  const select = picker(label)
  act(() => {
    select.value = id
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

describe('DeviceList', () => {
  it('shows what is in use and passes on a choice', () => {
    const actions = draw(devices.ready)
    expect(picker('Microphone').value).toBe('built-in')
    choose('Microphone', 'headset')
    choose('Camera', 'front')
    choose('Speaker', 'speaker')
    expect(actions.setMicrophone).toHaveBeenCalledWith('headset')
    expect(actions.setCamera).toHaveBeenCalledWith('front')
    expect(actions.setAudioOutput).toHaveBeenCalledWith('speaker')
  })

  it('shows a choice that is under way', () => {
    const { inputs } = devices.ready
    const microphone = wish<string | undefined>('built-in', { desired: 'headset', pending: true })
    draw({ ...devices.ready, inputs: { ...inputs, microphone } })
    expect(picker('Microphone').value).toBe('headset')
    expect(picker('Microphone').closest('[aria-busy="true"]')).not.toBeNull()
  })

  it('says what is refused and asks again', () => {
    const actions = draw(devices.refused)
    expect(document.body.textContent).toContain('This page may not use the microphone')
    expect(picker('Microphone').disabled).toBe(true)
    click('Allow the microphone')
    click('Allow the camera')
    expect(actions.askFor.mock.calls).toEqual([['microphone'], ['camera']])
  })

  it('says what was unplugged, and what another program has', () => {
    draw(devices.troubled)
    expect(document.body.textContent).toContain('Your microphone was unplugged')
    expect(document.body.textContent).toContain('Another program is using the camera')
  })

  it('numbers the devices whose names the browser withholds', () => {
    const { inputs } = devices.ready
    draw({ ...devices.ready, inputs: { ...inputs, microphones: [{ id: 'a' }, { id: 'b' }] } })
    expect([...picker('Microphone').options].map(({ text }) => text)).toEqual([
      'Chosen by the browser',
      'Microphone 1',
      'Microphone 2',
    ])
  })
})
