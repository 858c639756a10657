import { describe, expect, it, vi } from 'vitest'
import { createEvents } from './events.ts'

interface Told {
  ring: number
  end: { readonly reason: string }
  constructor: undefined
}

describe('events', () => {
  it('reach who listens to that name, in the order in which they came to listen, until they stop', () => {
    const events = createEvents<Told>(() => {})
    const heard: unknown[] = []
    events.on('ring', (ring) => heard.push(['first', ring]))
    const stop = events.on('ring', (ring) => heard.push(['second', ring]))
    events.on('end', ({ reason }) => heard.push(reason))
    events.emit('ring', 1)
    stop()
    stop()
    events.emit('ring', 2)
    events.emit('end', { reason: 'busy' })
    expect(heard).toEqual([['first', 1], ['second', 1], ['first', 2], 'busy'])
  })

  it('may have names that every object has, and no listener at all', () => {
    const events = createEvents<Told>(() => {})
    expect(() => events.emit('constructor', undefined)).not.toThrow()
  })

  it('call a function twice that listens twice, and stop it one at a time', () => {
    const events = createEvents<Told>(() => {})
    const heard = vi.fn()
    const stop = events.on('ring', heard)
    events.on('ring', heard)
    events.emit('ring', 1)
    stop()
    events.emit('ring', 2)
    expect(heard.mock.calls).toEqual([[1], [1], [2]])
  })

  it('are not kept from the others by a listener that throws, which is reported', () => {
    const report = vi.fn()
    const events = createEvents<Told>(report)
    const fault = new Error('broken listener')
    const heard = vi.fn()
    events.on('ring', () => {
      throw fault
    })
    events.on('ring', heard)
    events.emit('ring', 1)
    expect([report.mock.calls, heard.mock.calls]).toEqual([[[fault]], [[1]]])
  })

  it('reach those who listened when they were told, whoever comes or goes meanwhile', () => {
    const events = createEvents<Told>(() => {})
    const heard: string[] = []
    events.on('ring', () => {
      heard.push('first')
      stop()
      events.on('ring', () => heard.push('newcomer'))
    })
    const stop = events.on('ring', () => heard.push('second'))
    events.emit('ring', 1)
    expect(heard).toEqual(['first', 'second'])
  })
})
