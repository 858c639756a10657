import { describe, expect, it } from 'vitest'
import type { EndedBy, EndReason } from '../outcome/end.ts'
import { selectEndNotice } from './end-notice.ts'
import { idOf, snapshotOf, viewIn } from './fixture.ts'

const ended = (reason: EndReason, by: EndedBy, at = 9_000) =>
  viewIn('ended', { id: idOf(`${reason} ${by} ${at}`), end: { reason, by, at, confirmed: true } })

describe('selectEndNotice', () => {
  it.each([
    ['hung-up', 'local'],
    ['hung-up', 'remote'],
    ['cancelled', 'local'],
    ['declined', 'local'],
    ['busy', 'local'],
    ['replaced', 'system'],
  ] as const)('has nothing to say of %s by %s', (reason, by) => {
    expect(selectEndNotice(snapshotOf([ended(reason, by)]))).toBeUndefined()
  })

  it.each([
    ['hung-up', 'network'],
    ['hung-up', 'system'],
    ['cancelled', 'remote'],
    ['declined', 'remote'],
    ['busy', 'remote'],
    ['no-answer', 'system'],
    ['answered-elsewhere', 'remote'],
    ['ended-elsewhere', 'network'],
    ['replaced', 'remote'],
    ['connection-lost', 'network'],
    ['media-failed', 'local'],
  ] as const)('tells of %s by %s, with the very view', (reason, by) => {
    const call = ended(reason, by)
    expect(selectEndNotice(snapshotOf([call]))).toBe(call)
  })

  it('has nothing to say of live calls', () => {
    expect(selectEndNotice(snapshotOf([viewIn('active'), viewIn('ending')]))).toBeUndefined()
  })

  it('tells of the last one to end, whatever the order of the calls', () => {
    const [early, late] = [ended('busy', 'remote', 1_000), ended('no-answer', 'system', 2_000)]
    expect(selectEndNotice(snapshotOf([early, late]))).toBe(late)
    expect(selectEndNotice(snapshotOf([late, early]))).toBe(late)
  })

  it('keeps a notice when a later end needs no words', () => {
    const notice = ended('busy', 'remote', 1_000)
    expect(selectEndNotice(snapshotOf([notice, ended('hung-up', 'local', 2_000)]))).toBe(notice)
  })
})
