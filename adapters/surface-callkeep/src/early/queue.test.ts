import { describe, expect, it } from 'vitest'
import { createQueue } from './queue.ts'

const display = { name: 'display', data: { callUUID: 'a' } }
const answer = { name: 'answer', data: { callUUID: 'a' } }

describe('the queue of iOS', () => {
  it('gives what comes a second time by the other way only once', () => {
    const queue = createQueue('ios')
    expect(queue.fresh([display])).toEqual([display])
    expect(queue.fresh([display])).toEqual([])
  })

  it('gives what has come to its end meanwhile, also if it is the same again', () => {
    const queue = createQueue('ios')
    queue.fresh([display])
    expect(queue.fresh([display, answer])).toEqual([answer])
    expect(queue.fresh([display, answer, answer])).toEqual([answer])
  })

  it('is another one when it begins otherwise: somebody has emptied it', () => {
    const queue = createQueue('ios')
    queue.fresh([display, answer])
    expect(queue.fresh([answer])).toEqual([answer])
    expect(queue.fresh([display])).toEqual([display])
  })

  it('is another one when it was emptied, though it begins the same', () => {
    const queue = createQueue('ios')
    queue.fresh([display])
    queue.cleared()
    expect(queue.fresh([display])).toEqual([display])
  })

  it('stands what cannot be written down', () => {
    const queue = createQueue('ios')
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(queue.fresh([loop, display])).toEqual([loop, display])
    expect(queue.fresh([loop, display])).toEqual([])
  })
})

describe('the queue of Android', () => {
  it('is new each time that it is handed over', () => {
    const queue = createQueue('android')
    expect(queue.fresh([answer])).toEqual([answer])
    expect(queue.fresh([answer])).toEqual([answer])
  })
})
