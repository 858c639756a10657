import { describe, expect, it } from 'vitest'
import type { CallAction } from '../call/call-view.ts'
import type { CallId } from '../values.ts'
import { selectCan, selectCannot } from './can.ts'
import type { CallField, FieldSelector } from './fields.ts'
import * as fields from './fields.ts'
import { everyView, idOf, snapshotOf, viewIn } from './fixture.ts'
import type { Selector } from './selector.ts'

/** One selector for each field; the type refuses a field that has none and a selector of another field's type. */
const selectorOf: { readonly [K in Exclude<CallField, 'can' | 'cannot'>]: FieldSelector<K> } = {
  id: fields.selectCallId,
  phase: fields.selectPhase,
  direction: fields.selectDirection,
  remote: fields.selectRemote,
  extra: fields.selectExtra,
  createdAt: fields.selectCreatedAt,
  groupId: fields.selectGroupId,
  participants: fields.selectParticipants,
  replaces: fields.selectReplaces,
  mute: fields.selectMute,
  video: fields.selectVideo,
  waitingFor: fields.selectWaitingFor,
  earlyMedia: fields.selectEarlyMedia,
  attached: fields.selectAttached,
  answering: fields.selectAnswering,
  establishedAt: fields.selectEstablishedAt,
  hold: fields.selectHold,
  onHold: fields.selectOnHold,
  media: fields.selectMedia,
  quality: fields.selectCallQuality,
  transfer: fields.selectTransfer,
  transferAsked: fields.selectTransferAsked,
  digits: fields.selectDigits,
  durationMs: fields.selectDurationMs,
  end: fields.selectEnd,
}

/** The two tables of the view are read an entry at a time. */
const entryOf: {
  readonly can: (action: CallAction, id?: CallId) => Selector<boolean>
  readonly cannot: (action: CallAction, id?: CallId) => Selector<string | undefined>
} = { can: selectCan, cannot: selectCannot }

const isEntryTable = (key: string): key is 'can' | 'cannot' => key in entryOf
const isField = (key: string): key is keyof typeof selectorOf => key in selectorOf

describe('field selectors', () => {
  it.each(everyView.map((view) => [view.phase, view] as const))('read every field of a call that is %s', (_, view) => {
    const snapshot = snapshotOf([viewIn('dialing', { id: idOf('other') }), view])
    for (const [key, value] of Object.entries(view)) {
      if (isEntryTable(key)) {
        for (const [action, entry] of Object.entries(value))
          expect(entryOf[key](action as CallAction, view.id)(snapshot)).toBe(entry)
      } else {
        expect(isField(key), key).toBe(true)
        if (isField(key)) expect(selectorOf[key](view.id)(snapshot), key).toBe(value)
      }
    }
  })

  it.each(Object.keys(selectorOf).filter(isField))('read %s of some phase in these tests', (key) => {
    expect(everyView.some((view) => key in view)).toBe(true)
  })

  it('default to the current call', () => {
    const snapshot = snapshotOf([viewIn('active'), viewIn('held', { id: idOf('b') })])
    expect(fields.selectPhase()(snapshot)).toBe('active')
    expect(fields.selectPhase()({ ...snapshot, currentCallId: idOf('b') })).toBe('held')
  })

  it('give undefined where the phase lacks the field, and without a call', () => {
    expect(fields.selectEnd()(snapshotOf([viewIn('active')]))).toBeUndefined()
    expect(fields.selectHold()(snapshotOf([viewIn('ringing')]))).toBeUndefined()
    expect(fields.selectPhase()(snapshotOf([]))).toBeUndefined()
    expect(fields.selectPhase(idOf('z'))(snapshotOf([viewIn('active')]))).toBeUndefined()
  })
})
