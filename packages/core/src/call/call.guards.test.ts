import { describe, expect, it } from 'vitest'
import { actionOf } from './call.guards.ts'
import type { CallEvent } from './call-event.ts'
import type { CallAction } from './call-view.ts'

const rows: readonly (readonly [CallEvent, CallAction])[] = [
  [{ type: 'user.answer', video: false, muted: false }, 'answer'],
  [{ type: 'user.decline', as: 'busy' }, 'decline'],
  [{ type: 'user.hangUp', why: 'user' }, 'hangUp'],
  [{ type: 'user.setHold', held: true }, 'hold'],
  [{ type: 'user.setHold', held: false }, 'resume'],
  [{ type: 'user.setMute', muted: true }, 'mute'],
  [{ type: 'user.setMute', muted: false }, 'unmute'],
  [{ type: 'user.setVideo', video: 'on' }, 'setVideo'],
  [{ type: 'user.sendDigits', digits: '1' }, 'sendDigits'],
  [{ type: 'user.cancelDigits' }, 'cancelDigits'],
  [{ type: 'user.transfer', to: '102' }, 'transfer'],
  [{ type: 'user.answerTransfer', accept: true }, 'acceptTransfer'],
  [{ type: 'user.answerTransfer', accept: false }, 'rejectTransfer'],
]

describe('the rule that an event stands under', () => {
  it.each(rows)('of %j is that of %s', (event, action) => {
    expect(actionOf(event)).toBe(action)
  })

  it('is none for a fact or an outcome', () => {
    expect(actionOf({ type: 'call.ringing', call: {} })).toBeUndefined()
    expect(actionOf({ type: 'hold.refused', reason: 'failed' })).toBeUndefined()
  })
})
