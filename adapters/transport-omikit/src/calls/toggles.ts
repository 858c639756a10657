import { isRecord, readFlag } from '@offhook/adapter-kit'
import type { CallCommand, Outcome, Subject } from '@offhook/core'
import { isFlutter } from '../dialect.ts'
import { taken } from '../outcomes.ts'
import type { CallsContext } from './context.ts'
import type { LineCall } from './line.ts'
import { type Answer, refused } from './native.ts'

type Of<T extends CallCommand['type']> = Extract<CallCommand, { readonly type: T }>
type Slot = 'mute' | 'hold' | 'video'

/** What a toggle has to know and to say. */
interface Toggle {
  readonly slot: Slot
  readonly wanted: boolean
  /** What the core believes. */
  readonly from: boolean | undefined
  /** Asks for the truth, where it can be asked. */
  ask?(): Promise<boolean | undefined>
  toggle(): Promise<Answer>
  /** What the answer says; `undefined`: nothing. */
  read(value: unknown): boolean | undefined
  /** An answer that says nothing is a refusal; otherwise an event will tell. */
  readonly silentIsRefused: boolean
  tell(level: boolean): void
}

/**
 * The native side can only toggle, so it is told to when the state is known and is the other one. MUST NOT toggle twice:
 * where it came out wrong, that is told as a level, and the core and its user know what to ask next.
 */
async function toggleTo(call: LineCall, toggle: Toggle): Promise<Outcome> {
  const { slot, wanted } = toggle
  // Whoever has not answered yet may still change it.
  if (call.toggling.has(slot)) return refused('state-unknown', 'An older toggle was not answered yet.')
  const mine = {}
  call.toggling.set(slot, mine)
  try {
    const from = (await toggle.ask?.()) ?? toggle.from
    if (from === undefined)
      return refused('state-unknown', 'The native side can only toggle, and nobody knows from what.')
    const answer = from === wanted ? undefined : await toggle.toggle()
    // An event has told, and a newer toggle is under way: what this one came to is past.
    if (call.toggling.has(slot) && call.toggling.get(slot) !== mine) return taken
    // Known again, before it is told: the core asks for its next wish at once.
    call.toggling.delete(slot)
    return toldBy(toggle, answer)
  } finally {
    if (call.toggling.get(slot) === mine) call.toggling.delete(slot)
  }
}

/** Tells the level that a toggle has come to. No answer: none was needed. */
function toldBy({ wanted, read, tell, silentIsRefused }: Toggle, answer: Answer | undefined): Outcome {
  if (answer?.ok === false) return answer
  const level = answer === undefined ? wanted : read(answer.value)
  if (level === undefined) return silentIsRefused ? refused('failed', 'The toggle answered nothing.') : taken
  tell(level)
  return level === wanted ? taken : refused('failed', 'The toggle came out the other way.')
}

export function setMute(
  { bridge, invoke, emit }: CallsContext,
  call: LineCall,
  command: Of<'setMute'>,
): Promise<Outcome> {
  const { platform } = bridge.kind
  return toggleTo(call, {
    slot: 'mute',
    wanted: command.muted,
    from: command.from,
    // Muted in the system's own call screen, it says so to nobody: "mute" would open the microphone.
    ...(platform === 'ios' && { ask: async () => mutedOf(await invoke('getInitialCall', undefined)) }),
    toggle: () => invoke('toggleMute', undefined),
    read: readFlag,
    silentIsRefused: true,
    tell(muted) {
      call.muted = muted
      emit({ type: 'call.muteChanged', call: subjectOf(command), muted, evidence: 'ack' })
    },
  })
}

export function setHold(
  { bridge, invoke, emit }: CallsContext,
  call: LineCall,
  command: Of<'setHold'>,
): Promise<Outcome> {
  const { kind } = bridge
  return toggleTo(call, {
    slot: 'hold',
    wanted: command.held,
    from: command.from,
    toggle: () => invoke('toggleHold', undefined),
    // Flutter on Android makes `false` of an answer that says nothing.
    read: (value) => (value === false && isFlutter(kind) && kind.platform === 'android' ? undefined : readFlag(value)),
    silentIsRefused: false,
    tell(held) {
      call.held = held
      emit({ type: 'call.holdChanged', call: subjectOf(command), side: 'local', held, evidence: 'ack' })
    },
  })
}

export async function setVideo(
  { bridge, invoke, emit }: CallsContext,
  call: LineCall,
  command: Of<'setVideo'>,
): Promise<Outcome> {
  const { video, from } = command
  if (video === 'paused') return refused('not-supported', 'The camera is on or off.')
  if (call.video === false) return refused('not-supported', 'OMICALL switches the camera of calls with video only.')
  const wanted = video === 'on'
  const knows = bridge.has('getCameraStatus')
  return toggleTo(call, {
    slot: 'video',
    wanted,
    from: from === undefined ? undefined : from === 'on',
    ...(knows && { ask: async () => flagOf(await invoke('getCameraStatus', undefined)) }),
    toggle: () => invoke('toggleOmiVideo', undefined),
    // It answers that it was done, not what came of it; where the event VIDEO follows, that one tells.
    read: (value) => (value === false ? !wanted : knows ? undefined : wanted),
    silentIsRefused: false,
    tell: (on) =>
      emit({
        type: 'call.videoChanged',
        call: subjectOf(command),
        side: 'local',
        video: on ? 'on' : 'off',
        evidence: 'ack',
      }),
  })
}

const subjectOf = ({ call: { callId, refs } }: CallCommand & { readonly call: Of<'setMute'>['call'] }): Subject => ({
  callId,
  refs,
})

const flagOf = (answer: Answer): boolean | undefined => (answer.ok ? readFlag(answer.value) : undefined)

function mutedOf(answer: Answer): boolean | undefined {
  return answer.ok && isRecord(answer.value) ? readFlag(answer.value.muted) : undefined
}
