import type { Target } from '@offhook/core'
import { assert, assertEqual } from '../assert.ts'
import type { CaseCommand } from '../case-context.ts'
import { assertRefused } from '../outcomes.ts'
import { inChapter } from '../transport-case.ts'

/** One command of each type about one call, with what the core would say beside it. */
const aboutCall = (call: Target): readonly Extract<CaseCommand, { readonly call: Target }>[] => [
  { type: 'answer', call, video: false, muted: false },
  { type: 'decline', call, as: 'busy' },
  { type: 'hangUp', call, why: 'user' },
  { type: 'setHold', call, held: true, from: false },
  { type: 'setMute', call, muted: true, from: false },
  { type: 'setVideo', call, video: 'on', from: 'off' },
  { type: 'switchCamera', call },
  { type: 'restartMedia', call },
  { type: 'sendDigit', call, digit: '1', durationMs: 100 },
  { type: 'transfer', call, to: '200' },
  { type: 'transferTo', call, consulted: call },
  { type: 'answerTransfer', call, accept: false },
  { type: 'sampleQuality', call },
]

const aboutPhone: readonly CaseCommand[] = [
  { type: 'ping' },
  { type: 'setAudioOutput', id: 'no such output', from: undefined },
  { type: 'setAudioSession', active: true },
  { type: 'requestPermission', permission: 'microphone' },
  { type: 'setMicrophone', id: 'no such microphone', from: undefined },
  { type: 'setCamera', id: 'no such camera', from: undefined },
  { type: 'reconnect', fresh: false },
  { type: 'signOut' },
]

/** What a transport has to know a call for, of whatever it can do. */
const knowing = (call: Target, can: Readonly<Record<string, boolean>>) =>
  aboutCall(call).filter(({ type }) => can[type] !== false)

export const commandsCases = inChapter('commands', {
  'answers every command with an outcome and never throws': {
    async run({ ready, stranger, execute }) {
      await ready()
      const [one, two] = [stranger(), stranger()]
      for (const command of aboutCall(one)) await execute(command)
      await execute({ type: 'merge', calls: [one, two] })
      await execute({ type: 'split', calls: [one] })
      for (const command of aboutPhone) await execute(command)
    },
  },
  'refuses a command about a call that it never knew': {
    async run({ ready, stranger, execute, declared }) {
      await ready()
      for (const command of knowing(stranger(), declared.can)) {
        assertRefused(await execute(command), 'no-such-call', command.type)
      }
    },
  },
  'refuses a command about a call that has ended': {
    async run({ ready, talk, execute, declared }) {
      await ready()
      const call = await talk('outgoing')
      await call.far.hangUp()
      await call.until('call.ended')
      for (const command of knowing(call.target, declared.can)) {
        assertRefused(await execute(command), 'no-such-call', command.type)
      }
    },
  },
  'refuses what it declares that it cannot do': {
    needs: ['an inability'],
    async run({ ready, talk, execute, declared }) {
      await ready()
      const { target } = await talk('incoming')
      const both: readonly CaseCommand[] = [
        { type: 'merge', calls: [target, target] },
        { type: 'split', calls: [target] },
      ]
      const can: Readonly<Record<string, boolean>> = declared.can
      for (const command of [...aboutCall(target), ...both].filter(({ type }) => can[type] === false)) {
        assertRefused(await execute(command), 'not-supported', command.type)
      }
    },
  },
  'dials nobody when it was aborted before': {
    async run({ ready, stranger, execute, far, settle, recorded }) {
      await ready()
      const before = recorded.count
      const to = far.addresses.reachable
      const outcome = await execute(
        { type: 'startCall', call: stranger(), to, video: false, muted: false },
        AbortSignal.abort(),
      )
      await settle()
      assert(!outcome.ok, 'startCall was taken, though aborted.')
      assertEqual(recorded.count - before, 0, 'emits of a call that was not to be started')
      assert((await far.arrived()) === undefined, 'The aborted call arrived at the far end.')
    },
  },
  'leaves a call ringing when its answer was aborted before': {
    async run({ ready, ring, execute, settle }) {
      await ready()
      const call = await ring()
      const answer = { type: 'answer', call: call.target, video: false, muted: false } as const
      const outcome = await execute(answer, AbortSignal.abort())
      await settle()
      assert(!outcome.ok, 'answer was taken, though aborted.')
      assertEqual(call.count('call.established'), 0, 'established')
      assertEqual((await call.far.seen()).stage, 'ringing', 'what the caller sees')
    },
  },
  'never leaves an unknown address without a word': {
    async run({ ready, stranger, execute, far, settle, recorded }) {
      await ready()
      const call = stranger()
      const to = far.addresses.unknown
      const outcome = await execute({ type: 'startCall', call: { ...call, refs: {} }, to, video: false, muted: false })
      if (!outcome.ok) return
      await settle()
      assert(
        recorded.facts.some(({ type }) => type === 'call.ended'),
        'The call neither was refused nor did it end.',
      )
    },
  },
  'answers a request for a quality sample by a fact': {
    needs: ['samples on request'],
    async run({ ready, talk, execute }) {
      await ready()
      const call = await talk('incoming')
      const outcome = await execute({ type: 'sampleQuality', call: call.target })
      assert(outcome.ok, `sampleQuality was refused: ${JSON.stringify(outcome)}`)
      await call.until('call.qualitySampled')
    },
  },
})
