import type { Timers } from '@offhook/adapter-kit'
import type { Stack } from '../stack/stack.ts'
import type { StackCall } from '../stack/stack-call.ts'
import type { FarCall } from './far-call.ts'
import type { NumberStep, SimulatorNumber } from './simulator-number.ts'

/** Lets a number behave as it does. What is due when the call is over does not happen, but the network comes back. */
export function playNumber(number: SimulatorNumber, call: StackCall, far: FarCall, stack: Stack, timers: Timers): void {
  for (const step of number.steps) {
    const task = () => take(step, far, stack)
    if (step.do === 'online') timers.after(step.at, task)
    else stack.calls.after(call, step.at, task)
  }
}

function take(step: NumberStep, far: FarCall, { network, events }: Stack): void {
  switch (step.do) {
    case 'offline':
    case 'online':
      return network.set(step.do === 'online')
    case 'reject':
      return far.reject(step.code)
    case 'quality':
      return far.quality(step.line)
    case 'switchboard':
      return events.switchboard(step.sip)
    case 'hangUp':
      return far.hangUp()
    case 'ring':
    case 'early':
    case 'answer':
    case 'showVideo':
    case 'freeze':
    case 'thaw':
      return far[step.do]()
    default:
      return step satisfies never
  }
}
