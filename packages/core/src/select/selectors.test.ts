import { describe, expect, it } from 'vitest'
import { idOf, snapshotOf, viewIn } from './fixture.ts'
import { selectCall, selectCalls, selectCurrentCall, selectIncomingCall, selectRegistration } from './selectors.ts'

const a = viewIn('active', { id: idOf('a') })
const b = viewIn('incoming', { id: idOf('b') })
const c = viewIn('incoming', { id: idOf('c') })

describe('selectCurrentCall', () => {
  it('gives the call that the phone names', () => {
    expect(selectCurrentCall(snapshotOf([a, b], { currentCallId: b.id }))).toBe(b)
  })

  it('gives undefined without a call, and for an id that is gone', () => {
    expect(selectCurrentCall(snapshotOf([]))).toBeUndefined()
    expect(selectCurrentCall(snapshotOf([a], { currentCallId: idOf('z') }))).toBeUndefined()
  })
})

describe('selectCall', () => {
  it('gives the call with this id, current or not', () => {
    expect(selectCall(b.id)(snapshotOf([a, b]))).toBe(b)
  })

  it('gives undefined for an unknown id, and never the current call for a missing one', () => {
    expect(selectCall(idOf('z'))(snapshotOf([a]))).toBeUndefined()
    expect(selectCall(undefined)(snapshotOf([a]))).toBeUndefined()
  })
})

describe('selectCalls', () => {
  it('gives the very list of the snapshot, lingering calls too', () => {
    const snapshot = snapshotOf([a, viewIn('ended', { id: idOf('e') })])
    expect(selectCalls(snapshot)).toBe(snapshot.calls)
  })
})

describe('selectIncomingCall', () => {
  it('gives the oldest call that rings here', () => {
    expect(selectIncomingCall(snapshotOf([a, b, c]))).toBe(b)
  })

  it('passes over a call that is being answered', () => {
    expect(selectIncomingCall(snapshotOf([{ ...b, answering: true }, c]))).toBe(c)
    expect(selectIncomingCall(snapshotOf([{ ...b, answering: true }]))).toBeUndefined()
  })

  it('gives one that a push announced', () => {
    const announced = { ...b, attached: false }
    expect(selectIncomingCall(snapshotOf([announced]))).toBe(announced)
  })

  it('passes over incoming calls that ring no more', () => {
    expect(selectIncomingCall(snapshotOf([a, viewIn('ended', { direction: 'incoming' })]))).toBeUndefined()
  })
})

describe('selectRegistration', () => {
  it('gives the very object of the snapshot', () => {
    const snapshot = snapshotOf([], { registration: { state: 'failed', reason: 'credentials' } })
    expect(selectRegistration(snapshot)).toBe(snapshot.registration)
  })
})
