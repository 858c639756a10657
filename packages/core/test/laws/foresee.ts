import type { PhoneDriver, PhoneStep, UserStep } from '@offhook/testing'
import type { CallAction, Phone, Refusal } from '../../src/index.ts'

const phoneCommands: ReadonlySet<UserStep['type']> = new Set([
  'startCall',
  'setAudioOutput',
  'signIn',
  'signOut',
  'swap',
  'merge',
  'redial',
  'clearLog',
  'cancel',
  'transferToOther',
])
/** Refusals that only the rules give, never a transport. */
const byRule: ReadonlySet<string> = new Set([
  'not-ringing',
  'not-connected',
  'not-held',
  'no-call',
  'already',
  'procedure-running',
])

export interface Foresight {
  before(step: PhoneStep): void
  /** Commands whose answer was not what the snapshot had promised. */
  faults(): string[]
}

/** `call.can` and `call.cannot` promise what a command on that call will be told (law 9). */
export function foresee(phone: Phone, driver: PhoneDriver): Foresight {
  const promises: { readonly asked: number; readonly refusal: Refusal | undefined }[] = []
  return {
    before(step) {
      if (step.type !== 'user' || !step.call || phoneCommands.has(step.command.type)) return
      const id = driver.callIdOf(step.call)
      const { calls, status } = phone.getSnapshot()
      const call = calls.find((one) => one.id === id)
      if (call && status === 'ready')
        promises.push({ asked: driver.asked.length, refusal: call.cannot[step.command.type as CallAction] })
    },
    faults() {
      return promises.flatMap(({ asked, refusal }) => {
        const { command, result } = driver.asked[asked] ?? {}
        if (!command || !result) return []
        const told = `${JSON.stringify(command)} was told ${JSON.stringify(result)}`
        if (refusal === undefined)
          return !result.ok && byRule.has(result.reason) ? [`${told} though the snapshot said it can`] : []
        if (refusal === 'already') return []
        return result.ok || result.reason !== refusal ? [`${told} though the snapshot said ${refusal}`] : []
      })
    },
  }
}
