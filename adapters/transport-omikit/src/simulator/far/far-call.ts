import type { Calls } from '../stack/calls.ts'
import type { Network } from '../stack/network.ts'
import { lines, type QualityLine } from '../stack/quality.ts'
import type { StackCall } from '../stack/stack-call.ts'
import type { StackEvents } from '../stack/stack-events.ts'

/** How the far side sees a call. */
export interface FarView {
  readonly stage: 'ringing' | 'talking' | 'ended'
  /** Once it has ended: the code of it. 486 and 603 tell whether the app rejected or dropped. */
  readonly code?: number
  readonly held: boolean
  readonly muted: boolean
  /** The app sends pictures. */
  readonly video: boolean
  readonly digits: string
  readonly transferredTo?: string
}

/** The far side of one call. What it does to a call that has ended is without effect. */
export interface FarCall {
  /** `out`: the app dialled. */
  readonly direction: 'in' | 'out'
  /** The number that the app dialled, or that calls it; `undefined` where it is withheld. */
  readonly number: string | undefined
  /** The call is one with video. */
  readonly video: boolean
  readonly seen: FarView
  /** 180. */
  ring(): void
  /** 183: something is heard before the answer. */
  early(): void
  answer(): void
  reject(code: number): void
  /** Takes back a call before it was answered. */
  cancel(): void
  /** Another device of the same account takes the call. */
  answeredElsewhere(): void
  /** 200, or a code of the switchboard: 601 where the customer ended it. */
  hangUp(code?: number): void
  /** The pictures of the far side are there. */
  showVideo(): void
  quality(line: keyof typeof lines | QualityLine): void
  /** Nothing arrives any more; the call stands. */
  freeze(): void
  thaw(): void
  /** What comes of the transfer that the app asked for: the app is out of the call, or stays in it. */
  transferred(outcome: 'done' | 'failed'): void
}

interface FarCallParts {
  readonly calls: Calls
  readonly network: Network
  readonly events: StackEvents
}

export function createFarCall(call: StackCall, { calls, network, events }: FarCallParts): FarCall {
  const reach = (task: () => void) => () => network.reach(task)
  const end = (code: number) => network.reach(() => calls.ends(call, code))
  const course = calls.course(call)
  return {
    direction: call.direction === 'inbound' ? 'in' : 'out',
    number: call.number,
    video: call.video === true,
    get seen() {
      const { state, endCode: code, held, muted, digits, transferredTo } = call
      const stage: FarView['stage'] = state === 'ended' ? 'ended' : state === 'confirmed' ? 'talking' : 'ringing'
      const video = stage !== 'ended' && call.video === true && call.camera
      const more = { ...(code !== undefined && { code }), ...(transferredTo !== undefined && { transferredTo }) }
      return { stage, held, muted, video, digits, ...more }
    },
    ring: reach(() => calls.rings(call, 180)),
    early: reach(() => calls.rings(call, 183)),
    answer: reach(() => {
      if (call.direction === 'inbound' || call.ending) return
      calls.connecting(call)
      calls.established(call)
    }),
    reject: end,
    cancel: () => end(487),
    answeredElsewhere: () => end(602),
    hangUp: (code = 200) => end(code),
    showVideo: reach(() => {
      if (call.state === 'confirmed') events.videoReady(call)
    }),
    quality: (line) => course.become(typeof line === 'string' ? lines[line] : line),
    freeze: () => course.freeze(true),
    thaw: () => course.freeze(false),
    transferred: (outcome) => {
      if (outcome === 'done' && call.transferredTo !== undefined) end(200)
    },
  }
}

/** A call that found no device to ring at. */
export function createUnheardCall(number: string | undefined, video: boolean, code: number): FarCall {
  const nothing = () => {}
  const flags = { held: false, muted: false, video: false, digits: '' }
  return {
    direction: 'in',
    number,
    video,
    seen: { stage: 'ended', code, ...flags },
    ring: nothing,
    early: nothing,
    answer: nothing,
    reject: nothing,
    cancel: nothing,
    answeredElsewhere: nothing,
    hangUp: nothing,
    showVideo: nothing,
    quality: nothing,
    freeze: nothing,
    thaw: nothing,
    transferred: nothing,
  }
}
