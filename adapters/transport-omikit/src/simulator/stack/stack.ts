import type { Timers } from '@offhook/adapter-kit'
import type { Millis } from '@offhook/core'
import type { AnomalyDice } from '../anomalies.ts'
import type { Account, Person } from './accounts.ts'
import type { Audio } from './audio.ts'
import type { Calls } from './calls.ts'
import type { Network } from './network.ts'
import type { Permissions } from './permissions.ts'
import type { Registrar } from './registrar.ts'
import type { StackCall } from './stack-call.ts'
import type { StackEvents } from './stack-events.ts'
import { judgeStart, type StartVerdict } from './start.ts'

/** The codes by which a platform names what became of a start, and which of them mean that a call follows. */
export interface StartCodes {
  readonly of: Readonly<Record<StartVerdict, number>>
  readonly success: number
  /** A call follows, once the endpoint is there. */
  readonly waiting: number
  /** Says the result a second time when the call has begun after all. */
  readonly answersTwice: boolean
}

export interface StackParts {
  readonly timers: Timers
  readonly dice: AnomalyDice
  readonly events: StackEvents
  readonly calls: Calls
  readonly network: Network
  readonly registrar: Registrar
  readonly permissions: Permissions
  readonly audio: Audio
  readonly accounts: readonly Account[]
  readonly people: readonly Person[]
  readonly codes: StartCodes
  readonly checksPermissions: boolean
  readonly endpointMs: Millis
  readonly secondCall: 'busy' | 'ring'
  /** What a start to this number is answered by, whatever there is to say. */
  startOf(number: string): number | undefined
  /** Somebody was called. */
  placed(call: StackCall): void
  /** The app has asked the far side to call somebody else. */
  transferred(call: StackCall, to: string): void
}

/** The closed core of the SDK: what both platforms do alike, under the plugins. */
export interface Stack extends Omit<StackParts, 'placed' | 'transferred' | 'startOf'> {
  /** The code by which the next start is answered, whatever there is to say. */
  nextStart(code: number): void
  personOf(extension: string): Person | undefined
  extensionOf(uuid: string): string | undefined
  start(number: string | undefined, video: boolean, report: (code: number) => void): void
  /** Somebody calls. `undefined`: they were told that this device is busy, or there was no device to ring. */
  invite(from: string | undefined, video: boolean | undefined): StackCall | undefined
  answer(call: StackCall): void
  /** Ends what there is: hangs up, takes back, or refuses with `code`. */
  end(call: StackCall, code: 486 | 603): void
  transfer(call: StackCall, to: string): void
}

export function createStack(parts: StackParts): Stack {
  const { timers, dice, events, calls, network, registrar, permissions, codes } = parts
  let scripted: number | undefined

  const people = () => [...parts.people, ...parts.accounts, ...(registrar.session ? [registrar.session.person] : [])]

  function begin(number: string, video: boolean, announce: (dialled: () => void) => void): void {
    const call = calls.add({ direction: 'outbound', number, video })
    announce(() => events.dialled(call))
    parts.placed(call)
  }

  function start(number: string | undefined, video: boolean, report: (code: number) => void): void {
    const anotherCall = calls.live.length > 0
    const verdict = judgeStart(number, video, { ...parts, registrar, network, permissions, anotherCall })
    const code = scripted ?? (number === undefined ? undefined : parts.startOf(number)) ?? codes.of[verdict]
    scripted = undefined
    if (number === undefined || (code !== codes.success && code !== codes.waiting)) return report(code)
    if (code === codes.waiting) {
      report(code)
      timers.after(parts.endpointMs, () => {
        if (registrar.state === 'signed-out' || calls.live.length > 0) return
        begin(number, video, (dialled) => dialled())
        if (codes.answersTwice) report(codes.success)
      })
      return
    }
    const after = dice.now('callingAfterResult')
    begin(number, video, (dialled) => {
      if (after) report(code)
      dialled()
      if (!after) report(code)
    })
  }

  return {
    ...parts,
    start,
    nextStart(code) {
      scripted = code
    },
    personOf: (extension) => people().find((person) => person.extension === extension),
    extensionOf: (uuid) => people().find((person) => person.uuid === uuid && uuid !== '')?.extension,
    invite(from, video) {
      if (registrar.state !== 'registered') return undefined
      if (calls.live.length > 0 && parts.secondCall === 'busy') return undefined
      const call = calls.add({ direction: 'inbound', number: from, video })
      events.invited(call)
      calls.rings(call, 180)
      return call
    },
    answer(call) {
      if (call.direction !== 'inbound' || call.state !== 'ringing' || call.ending) return
      calls.connecting(call)
      // The far side has to confirm that it heard the answer.
      network.reach(() => timers.after(0, () => calls.established(call)))
    },
    end(call, code) {
      if (call.ending) return
      call.ending = true
      const refused = call.direction === 'inbound' && call.state === 'ringing'
      if (dice.now('disconnecting')) events.disconnecting(call)
      timers.after(0, () => calls.ends(call, refused ? code : call.answeredAt === undefined ? 487 : 200))
    },
    transfer(call, to) {
      if (call.state !== 'confirmed') return
      call.transferredTo = to
      parts.transferred(call, to)
    },
  }
}
