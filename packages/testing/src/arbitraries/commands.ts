import type { Command, Target } from '@offhook/core'
import fc from 'fast-check'
import { arbitraryDigit } from './facts.ts'
import { arbitraryAddress, arbitraryVideo, refsOf } from './values.ts'

const target: fc.Arbitrary<Target> = fc
  .record({ callId: fc.uuid({ version: 4 }), known: fc.boolean(), n: fc.nat(2) }, { noNullPrototype: true })
  .map(({ callId, known, n }) => ({ callId: callId as Target['callId'], refs: known ? refsOf(n) : {} }))

const type = <T extends string>(value: T) => fc.constant(value)
const level = fc.option(fc.boolean(), { nil: undefined })
const device = fc.string({ maxLength: 8 })
const deviceBefore = fc.option(device, { nil: undefined })

const commands: { readonly [T in Command['type']]: fc.Arbitrary<Extract<Command, { type: T }>> } = {
  startCall: fc.record({
    type: type('startCall'),
    call: target,
    to: arbitraryAddress,
    video: fc.boolean(),
    muted: fc.boolean(),
  }),
  answer: fc.record({ type: type('answer'), call: target, video: fc.boolean(), muted: fc.boolean() }),
  decline: fc.record({
    type: type('decline'),
    call: target,
    as: fc.constantFrom('busy' as const, 'declined' as const),
  }),
  hangUp: fc.record({
    type: type('hangUp'),
    call: target,
    why: fc.constantFrom('user' as const, 'policy' as const, 'ghost' as const),
  }),
  setHold: fc.record({ type: type('setHold'), call: target, held: fc.boolean(), from: level }),
  setMute: fc.record({ type: type('setMute'), call: target, muted: fc.boolean(), from: level }),
  setVideo: fc.record({
    type: type('setVideo'),
    call: target,
    video: arbitraryVideo,
    from: fc.option(arbitraryVideo, { nil: undefined }),
  }),
  switchCamera: fc.record({ type: type('switchCamera'), call: target }),
  restartMedia: fc.record({ type: type('restartMedia'), call: target }),
  sendDigit: fc.record({ type: type('sendDigit'), call: target, digit: arbitraryDigit, durationMs: fc.nat(500) }),
  transfer: fc.record({ type: type('transfer'), call: target, to: arbitraryAddress }),
  transferTo: fc.record({ type: type('transferTo'), call: target, consulted: target }),
  answerTransfer: fc.record({ type: type('answerTransfer'), call: target, accept: fc.boolean() }),
  merge: fc.record({ type: type('merge'), calls: fc.tuple(target, target) }),
  split: fc.record({ type: type('split'), calls: fc.array(target, { maxLength: 3 }) }),
  sampleQuality: fc.record({ type: type('sampleQuality'), call: target }),
  signIn: fc.record({ type: type('signIn'), credentials: fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<null> }),
  signOut: fc.record({ type: type('signOut') }),
  reconnect: fc.record({ type: type('reconnect'), fresh: fc.boolean() }),
  ping: fc.record({ type: type('ping') }),
  setAudioOutput: fc.record({ type: type('setAudioOutput'), id: device, from: deviceBefore }),
  setMicrophone: fc.record({ type: type('setMicrophone'), id: device, from: deviceBefore }),
  setCamera: fc.record({ type: type('setCamera'), id: device, from: deviceBefore }),
  setAudioSession: fc.record({ type: type('setAudioSession'), active: fc.boolean() }),
  requestPermission: fc.record({
    type: type('requestPermission'),
    permission: fc.constantFrom('microphone' as const, 'camera' as const),
  }),
}

/** Any well-formed command that the core may give a transport, about calls that need not exist. */
export function arbitraryCommand(): fc.Arbitrary<Command> {
  const each: fc.Arbitrary<Command>[] = Object.values(commands)
  return fc.oneof(...each)
}
