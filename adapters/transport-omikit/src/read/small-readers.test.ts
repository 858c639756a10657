import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAudio } from './audio.ts'
import { readFlagEvent } from './flag-event.ts'
import { readReply } from './reply.ts'

describe('MUTED, SPEAKER and HOLD', () => {
  it.each([
    ['a bare boolean', true, true],
    ['a bare boolean', false, false],
    ['null, which says nothing', null, undefined],
    ['{ isMuted } of Flutter on Android', { isMuted: true }, true],
    ['a key that no native side writes', { isSpeaker: true }, undefined],
    ['{ isHold } of Flutter on Android', { isHold: false }, false],
    ['1 and 0 of an old bridge', 1, true],
    ['words', 'false', false],
    ['a map that says nothing', { muted: true }, undefined],
    ['anything else', [true], undefined],
  ])('are read from %s: %j', (_, body, flag) => {
    expect(readFlagEvent(body)).toBe(flag)
  })
})

describe('audio outputs', () => {
  const speaker = { id: '1', kind: 'speaker', name: 'Speaker' }
  it.each([
    ['numbers of Android', [{ name: 'Speaker', type: 1 }]],
    ['text of iOS', [{ name: 'Speaker', type: '1' }]],
    ['one object (Flutter on Android)', { name: 'Speaker', type: 1 }],
  ])('are read from %s', (_, value) => {
    expect(readAudio(value)).toEqual([speaker])
  })

  it('have all four kinds, and a fifth for what is new', () => {
    const kinds = readAudio([0, 1, 2, 3, 9, 'HDMI'].map((type) => ({ type }))).map(({ kind }) => kind)
    expect(kinds).toEqual(['earpiece', 'speaker', 'bluetooth', 'wired', 'other', 'other'])
  })

  it('leave out what nobody can read', () => {
    expect(readAudio([null, 'Speaker', {}, { type: null }, { type: 1, name: '' }])).toEqual([
      { id: '1', kind: 'speaker' },
    ])
    expect(readAudio(undefined)).toEqual([])
  })
})

describe('a reply', () => {
  it.each([
    [
      { status: 8, message: 'START_CALL_SUCCESS', _id: '' },
      { form: 'status', status: 8, id: undefined },
    ],
    ['{"status":8,"message":"START_CALL_SUCCESS","_id":"A-1"}', { form: 'status', status: 8, id: 'A-1' }],
    ['{"status":"error","message":"JSON conversion failed"}', { form: 'status', status: undefined }],
    [8, { form: 'status', status: 8 }],
    ['8', { form: 'status', status: 8 }],
    [true, { form: 'flag', flag: true }],
    ['true', { form: 'flag', flag: true }],
    [null, { form: 'nothing' }],
    ['', { form: 'nothing' }],
    ['{', { form: 'unreadable' }],
    [[], { form: 'unreadable' }],
    [{}, { form: 'unreadable' }],
    ['"'.concat('x'.repeat(20_000), '"'), { form: 'unreadable' }],
  ])('is read: %j', (raw, reply) => {
    expect(readReply(raw)).toMatchObject(reply)
  })

  it('never throws, whatever an object does when it is read', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('read')
        },
      },
    )
    expect(readReply(trap)).toEqual({ form: 'unreadable' })
    fc.assert(fc.property(fc.anything(), (raw) => void readReply(raw)))
  })
})
