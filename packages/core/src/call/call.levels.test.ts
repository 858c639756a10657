import { describe, expect, it } from 'vitest'
import { callWith, now } from './call.fixture.ts'
import { levelsOf } from './call.levels.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

const call = {}
const known = { address: '101' }
const remote = { name: 'Ann' }
const both = { address: '101', name: 'Ann' }

describe('what a fact changes beside the phase', () => {
  it.each<readonly [CallEvent, Partial<CallContext>]>([
    [
      { type: 'call.connecting', call },
      { seen: true, answered: true },
    ],
    [
      { type: 'call.announced', call, remote },
      { seen: true, remote: both },
    ],
    [
      { type: 'call.dialed', call, remote },
      { seen: true, remote: both },
    ],
    [
      { type: 'call.remoteChanged', call, remote },
      { seen: true, remote: both },
    ],
    [
      { type: 'call.offered', call, remote },
      { seen: true, attached: true, remote: both },
    ],
    [
      { type: 'call.offered', call, video: true },
      { seen: true, attached: true, remote: known, remoteVideo: 'on' },
    ],
    [
      { type: 'call.offered', call, video: false },
      { seen: true, attached: true, remote: known, remoteVideo: 'off' },
    ],
    [
      { type: 'call.found', call, remote, direction: 'incoming', phase: 'incoming' },
      { seen: true, attached: true, remote: both },
    ],
    [
      { type: 'call.ringing', call, earlyMedia: true },
      { seen: true, rungAt: now, earlyMedia: true },
    ],
    [
      { type: 'call.holdChanged', call, side: 'remote', held: true },
      { seen: true, remoteHold: true },
    ],
    [{ type: 'call.holdChanged', call, side: 'local', held: true }, {}],
    [
      { type: 'call.videoChanged', call, side: 'remote', video: 'on' },
      { seen: true, remoteVideo: 'on' },
    ],
    [{ type: 'call.videoChanged', call, side: 'local', video: 'on' }, {}],
    [
      { type: 'call.mediaChanged', call, media: 'failed' },
      { seen: true, path: 'failed', lost: true },
    ],
    [{ type: 'user.setHold', held: true }, {}],
  ])('of %j', (event, levels) => {
    expect(levelsOf(callWith({ remote: known, rungAt: undefined }), event)).toStrictEqual(levels)
  })
})
