import { describe, expect, it } from 'vitest'
import { selectCan, selectCannot } from './can.ts'
import { allowing, idOf, snapshotOf, viewIn } from './fixture.ts'

const call = (name: string, ...rules: Parameters<typeof allowing>) =>
  viewIn('active', { id: idOf(name), ...allowing(...rules) })

describe('selectCan and selectCannot', () => {
  it('tell of the call with this id', () => {
    const snapshot = snapshotOf([call('a', ['hold']), call('b', ['resume'], 'offline')])
    expect(selectCan('resume', idOf('b'))(snapshot)).toBe(true)
    expect(selectCannot('resume', idOf('b'))(snapshot)).toBeUndefined()
    expect(selectCan('hold', idOf('b'))(snapshot)).toBe(false)
    expect(selectCannot('hold', idOf('b'))(snapshot)).toBe('offline')
  })

  it('answer no-call for an id that is unknown', () => {
    expect(selectCan('hold', idOf('z'))(snapshotOf([call('a', ['hold'])]))).toBe(false)
    expect(selectCannot('hold', idOf('z'))(snapshotOf([call('a', ['hold'])]))).toBe('no-call')
  })

  it('without an id mean the current call if it can', () => {
    const snapshot = snapshotOf([call('a', ['hold']), call('b', ['hold']), call('c', ['hold'])])
    expect(selectCan('hold')(snapshot)).toBe(true)
    expect(selectCannot('hold')(snapshot)).toBeUndefined()
  })

  it('without an id mean the only other call that can', () => {
    const snapshot = snapshotOf([call('a', []), call('b', ['answer']), call('c', [])])
    expect(selectCan('answer')(snapshot)).toBe(true)
    expect(selectCannot('answer')(snapshot)).toBeUndefined()
  })

  it('without an id are ambiguous when several others can', () => {
    const snapshot = snapshotOf([call('a', []), call('b', ['answer']), call('c', ['answer'])])
    expect(selectCan('answer')(snapshot)).toBe(false)
    expect(selectCannot('answer')(snapshot)).toBe('ambiguous')
  })

  it('without an id keep to the current call where it is so already, whatever others can', () => {
    const snapshot = snapshotOf([call('a', [], 'already'), call('b', ['hangUp'])])
    expect(selectCan('hangUp')(snapshot)).toBe(false)
    expect(selectCannot('hangUp')(snapshot)).toBe('already')
  })

  it('without an id give the reason of the current call when none can', () => {
    expect(selectCannot('hold')(snapshotOf([call('a', [], 'not-connected'), call('b', [], 'offline')]))).toBe(
      'not-connected',
    )
  })

  it('answer no-call without a call', () => {
    expect(selectCan('hangUp')(snapshotOf([]))).toBe(false)
    expect(selectCannot('hangUp')(snapshotOf([]))).toBe('no-call')
  })

  it('without an id answer no-call when all that is left is a call that has ended', () => {
    const ended = viewIn('ended', { id: idOf('e'), ...allowing([], 'call-ended') })
    expect(selectCannot('hold')(snapshotOf([ended]))).toBe('no-call')
    expect(selectCannot('hold', ended.id)(snapshotOf([ended]))).toBe('call-ended')
  })

  it('tell of startCall, which needs no call', () => {
    expect(selectCan('startCall')(snapshotOf([]))).toBe(true)
    expect(selectCannot('startCall')(snapshotOf([]))).toBeUndefined()
    const full = snapshotOf([], { canStartCall: false, cannotStartCall: 'too-many-calls' })
    expect(selectCan('startCall')(full)).toBe(false)
    expect(selectCannot('startCall')(full)).toBe('too-many-calls')
  })
})
