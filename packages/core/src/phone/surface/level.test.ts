import { describe, expect, it } from 'vitest'
import { viewIn } from '../../select/fixture.ts'
import { levelOf } from './level.ts'

const UUID = '6f1d3a52-0f5c-4c8e-9a64-0b1c5a3d7e21'
const wish = <T>(desired: T) => ({ desired, actual: desired, pending: false, by: 'user' }) as const

describe('what a call screen shows of a call', () => {
  it.each([
    ['preparing', 'dialing'],
    ['dialing', 'dialing'],
    ['ringing', 'dialing'],
    ['incoming', 'ringing'],
    ['connecting', 'connecting'],
    ['active', 'connected'],
    ['held', 'connected'],
  ] as const)('%s is shown as %s', (phase, stage) => {
    const { id, direction, remote } = viewIn(phase)
    expect(levelOf(viewIn(phase), UUID)).toEqual({
      callId: id,
      uuid: UUID,
      direction,
      remote,
      stage,
      video: false,
      held: phase === 'held',
      muted: false,
      groupId: 'g',
      extra: { ticket: 7 },
    })
  })

  it.each(['ending', 'ended'] as const)('%s is shown no more: what stands there stays until it is closed', (phase) => {
    expect(levelOf(viewIn(phase), UUID)).toBeUndefined()
  })

  it('a call that its user has answered rings no more, though the network has not followed', () => {
    const answering = viewIn('incoming', { answering: true })
    expect(levelOf(answering, UUID)?.stage).toBe('connecting')
  })

  it('mute is as it is wished, which may be ahead of the network', () => {
    const muting = viewIn('active', { mute: { desired: true, actual: false, pending: true, by: 'user' } })
    expect(levelOf(muting, UUID)?.muted).toBe(true)
  })

  it.each([
    ['off', 'off', false],
    ['on', 'off', true],
    ['off', 'on', true],
    ['paused', 'off', true],
  ] as const)('video that is %s here and %s there makes it a video call: %s', (local, remote, video) => {
    const call = viewIn('active', { video: { local: wish(local), remote } })
    expect(levelOf(call, UUID)?.video).toBe(video)
  })

  it('of what the app has not said nothing is said', () => {
    const { groupId: _group, extra: _extra, ...bare } = viewIn('active')
    const level = levelOf(bare, UUID)
    expect(Object.keys(level ?? {})).not.toContain('groupId')
    expect(Object.keys(level ?? {})).not.toContain('extra')
  })
})
