import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { click, mount } from '../testing/mount.ts'
import { DiallerScreen } from './dialler.tsx'

const field = () => {
  const input = document.querySelector('input')
  if (!input) throw new Error('No number field')
  return input
}
const submit = () => act(() => document.querySelector('form')?.requestSubmit())

function paste(text: string) {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text },
  })
  act(() => {
    field().dispatchEvent(event)
  })
}

describe('DiallerScreen', () => {
  it('calls what the keypad put in, by button or by Enter, and clears the field', () => {
    const onDial = vi.fn()
    mount(<DiallerScreen onDial={onDial} onRefused={vi.fn()} />)
    for (const digit of ['1', '0', '0']) click(digit)
    expect(field().value).toBe('100')
    click('Call')
    expect(onDial).toHaveBeenLastCalledWith('100', { video: false })
    expect(field().value).toBe('')
    click('7')
    submit()
    expect(onDial).toHaveBeenLastCalledWith('7', { video: false })
  })

  it('calls with the camera by a button of its own', () => {
    const onDial = vi.fn()
    mount(<DiallerScreen onDial={onDial} onRefused={vi.fn()} />)
    click('1')
    click('Video call')
    expect(onDial).toHaveBeenCalledWith('1', { video: true })
  })

  it('takes a pasted number without its punctuation', () => {
    mount(<DiallerScreen onDial={vi.fn()} onRefused={vi.fn()} />)
    paste('tel:+44 (20) 7946-0958')
    expect(field().value).toBe('+442079460958')
  })

  it('takes the last character back', () => {
    mount(<DiallerScreen onDial={vi.fn()} onRefused={vi.fn()} />)
    click('1')
    click('2')
    click('Delete the last character')
    expect(field().value).toBe('1')
  })

  it('brings the last number back when the field is empty, and dials nothing', () => {
    const onDial = vi.fn()
    mount(<DiallerScreen onDial={onDial} onRefused={vi.fn()} lastNumber="0901234567" />)
    click('Call')
    expect(field().value).toBe('0901234567')
    expect(onDial).not.toHaveBeenCalled()
  })

  it('keeps the number and says why when no call can be started', () => {
    const [onDial, onRefused] = [vi.fn(), vi.fn()]
    mount(<DiallerScreen onDial={onDial} onRefused={onRefused} refusal="offline" />)
    click('1')
    submit()
    expect(onDial).not.toHaveBeenCalled()
    expect(onRefused).toHaveBeenCalledWith('offline')
    expect(field().value).toBe('1')
  })
})
