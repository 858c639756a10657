import { describe, expect, it } from 'vitest'
import { idOf, snapshotOf, viewIn } from './fixture.ts'
import { selectTone } from './tone.ts'

const incoming = viewIn('incoming', { id: idOf('i') })
const busy = viewIn('ended', { id: idOf('e'), end: { reason: 'busy', by: 'remote', at: 1, confirmed: true } })

describe('selectTone', () => {
  it('is silent without a call, while dialling and while talking', () => {
    expect(selectTone(snapshotOf([]))).toBe('none')
    expect(selectTone(snapshotOf([viewIn('preparing')]))).toBe('none')
    expect(selectTone(snapshotOf([viewIn('dialing')]))).toBe('none')
    expect(selectTone(snapshotOf([viewIn('active')]))).toBe('none')
    expect(selectTone(snapshotOf([viewIn('ended')]))).toBe('none')
  })

  it('rings back while the far side rings, also where early media is not known', () => {
    expect(selectTone(snapshotOf([viewIn('ringing', { earlyMedia: false })]))).toBe('ringback')
    expect(selectTone(snapshotOf([viewIn('ringing', { earlyMedia: undefined })]))).toBe('ringback')
  })

  it('leaves the ringback to the far side when it sends sound of its own', () => {
    expect(selectTone(snapshotOf([viewIn('ringing', { earlyMedia: true })]))).toBe('none')
  })

  it('rings for an incoming call, also beside a held one', () => {
    expect(selectTone(snapshotOf([incoming]))).toBe('ringtone')
    expect(selectTone(snapshotOf([viewIn('held'), incoming]))).toBe('ringtone')
  })

  it('stops to ring when the call is being answered', () => {
    expect(selectTone(snapshotOf([{ ...incoming, answering: true }]))).toBe('none')
  })

  it.each([
    ['talking', viewIn('active')],
    ['connecting', viewIn('connecting')],
    ['being answered', viewIn('incoming', { answering: true })],
  ])('does not ring into a call that is %s', (_, other) => {
    expect(selectTone(snapshotOf([other, incoming]))).toBe('none')
  })

  it('keeps the ringback when a call comes in beside', () => {
    expect(selectTone(snapshotOf([viewIn('ringing'), incoming]))).toBe('ringback')
  })

  it('sounds busy while an outgoing call that ended so lingers', () => {
    expect(selectTone(snapshotOf([busy]))).toBe('busy')
  })

  it('does not sound busy for a call that this side refused as busy', () => {
    expect(selectTone(snapshotOf([{ ...busy, direction: 'incoming' }]))).toBe('none')
  })

  it('rather rings than sounds busy', () => {
    expect(selectTone(snapshotOf([busy, incoming]))).toBe('ringtone')
  })
})
