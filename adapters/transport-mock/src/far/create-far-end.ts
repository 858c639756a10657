import { forgetLeg } from '../call/leg.ts'
import { subject } from '../call/subject.ts'
import type { Leg, World } from '../call/world.ts'
import { checkConditions } from '../check-options.ts'
import type { Network } from '../network/network.ts'
import { type Account, changeLink, tellRegistration } from '../sdk/account.ts'
import type { MockAnswers } from '../sdk/answers.ts'
import { plugIn, unplug } from '../sdk/capture.ts'
import { listCalls } from '../sdk/listed.ts'
import type { Treatments } from '../sdk/treatments.ts'
import type { Calls } from './calls.ts'
import type { AnnounceRequest } from './far-call.ts'
import type { FarEnd, ReceivedCommand } from './far-end.ts'

export interface FarEndParts {
  readonly world: World
  readonly account: Account
  readonly network: Network
  readonly treatments: Treatments
  readonly calls: Calls
  readonly received: readonly ReceivedCommand[]
  setAnswers(answers: MockAnswers | undefined): void
}

export function createFarEnd({
  world,
  account,
  network,
  treatments,
  calls,
  received,
  setAnswers,
}: FarEndParts): FarEnd {
  let passable: unknown

  const announcement = (leg: Leg, { answered }: AnnounceRequest) => {
    world.tell({
      type: 'call.announced',
      call: subject(world, leg),
      remote: leg.remote,
      video: leg.video,
      ...(answered === undefined ? {} : { answered }),
    })
  }

  return {
    call: (request = {}) => calls.callIn(request),
    announce(request = {}) {
      const leg = calls.announce(request)
      if (request.sharedId === false) leg.refs = { 'push.id': `push-${leg.id}` }
      const call = calls.handleOf(leg)
      announcement(leg, request)
      return call
    },
    get calls() {
      return [...world.legs.values()].map(calls.handleOf)
    },
    get last() {
      return calls.last
    },
    onCall: calls.onDialled,
    answers: setAnswers,
    connectAfter(ms) {
      world.connectMs = ms
    },
    videoAfter(ms) {
      world.videoMs = ms
    },

    link(state, { forMs } = {}) {
      world.clock.clearTimeout(passable)
      changeLink(world, account, state)
      if (state !== 'down' || forMs === undefined) return
      passable = world.clock.setTimeout(() => changeLink(world, account, 'dropped'), forMs)
    },
    online: (online) => world.tell({ type: 'network.changed', online }),
    refuseRegistration(reason, { retryAfterMs, times = Number.POSITIVE_INFINITY } = {}) {
      if (reason === undefined) account.refusal = undefined
      else account.refusal = { reason, left: times, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    },
    loseRegistration(reason, { retryAfterMs } = {}) {
      account.registered = false
      tellRegistration(world, { state: 'failed', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
    },
    permission(permission, state, answer = 'granted') {
      account.permissions.set(permission, { state, answer })
      world.tell({ type: 'permission.changed', permission, state })
    },
    audio(outputs, current) {
      account.outputs = outputs
      account.output = current
      world.tell({ type: 'audio.changed', outputs, current, by: 'system' })
    },
    get inputs() {
      const { microphone, camera } = account.inputs
      return {
        microphones: microphone.devices,
        microphone: microphone.inUse,
        cameras: camera.devices,
        camera: camera.inUse,
      }
    },
    plugIn: (kind, device) => plugIn(world, account, kind, device),
    unplug: (id) => unplug(world, account, id),
    occupy(id, busy = true) {
      if (busy) account.inputs.busy.add(id)
      else account.inputs.busy.delete(id)
    },

    refuse: (type, outcome, times = 1) => treatments.set(type, { as: 'refused', outcome }, times),
    never: (type, times = 1) => treatments.set(type, { as: 'never' }, times),
    ignore: (type, times = 1) => treatments.set(type, { as: 'ignored' }, times),
    delay: (type, ms, times = Number.POSITIVE_INFINITY) => treatments.set(type, { as: 'delayed', ms }, times),
    fault: (type, how, times = 1) => treatments.set(type, { as: how }, times),
    obey: treatments.clear,

    network(conditions) {
      checkConditions(conditions)
      network.change(conditions)
    },
    emit: network.send,
    reset() {
      account.registered = false
      for (const leg of world.legs.values()) forgetLeg(world, leg, { reason: 'connection-lost', by: 'network' })
      world.tell({ type: 'port.reset' })
    },
    get listed() {
      return listCalls(world, account)
    },
    get registered() {
      return account.registered
    },
    get signedInAs() {
      return account.credentials?.username
    },
    get received() {
      return [...received]
    },
  }
}
