import { type FarCall, type FarEnd, settle } from '../../src/index.ts'
import type { TinyCall, TinyClient } from './tiny-sdk.ts'

const side = (call: TinyCall): FarCall => ({
  ring: async () => call.tell({ type: 'ringing', call }),
  answer: async () => call.accept(),
  reject: async (status) => call.end(false, status),
  cancel: async () => call.end(false),
  hangUp: async () => call.end(false),
  hold: async () => call.tell({ type: 'hold', call, on: true, mine: false }),
  resume: async () => call.tell({ type: 'hold', call, on: false, mine: false }),
  tellTransfer: async (progress) =>
    typeof progress === 'number'
      ? call.tell({ type: 'notHanded', call, why: progress === 486 ? 'busy' : 'declined' })
      : call.tell({ type: 'handed', call, how: progress }),
  seen: async () => ({
    stage: call.state === 'up' ? 'talking' : call.state === 'over' ? 'ended' : 'ringing',
    held: call.seen.held,
    video: false,
    digits: call.seen.digits,
    ...(call.seen.status !== undefined && { sip: call.seen.status }),
    ...(call.seen.referredTo && { askedToCall: { to: call.seen.referredTo, replaces: false } }),
  }),
})

/** The other end of the imaginary line. */
export function createTinyFar(sdk: TinyClient): FarEnd<string> {
  const met = new Set<TinyCall>()
  return {
    credentials: { good: 'right', bad: 'wrong' },
    addresses: { reachable: 'far', unknown: 'nobody', caller: 'far' },
    call: async () => side(sdk.open(false)),
    async arrived() {
      const call = sdk.history.find((each) => each.outgoing && !met.has(each))
      if (call) met.add(call)
      return call && side(call)
    },
    async dropLink() {
      sdk.isPassable = false
      sdk.setSocket(false)
    },
    async restoreLink() {
      sdk.isPassable = true
    },
    settle,
  }
}
