import type { CallCommand, Command, CommandType, Outcome, PhoneCommand, Target } from '@offhook/core'
import type { Leg, World } from '../call/world.ts'
import {
  type Account,
  type MockCredentials,
  reconnect,
  register,
  requestPermission,
  setAudioOutput,
  signOut,
} from './account.ts'
import * as near from './near-side.ts'

type StartCall = Extract<CallCommand, { readonly type: 'startCall' }>
type OfCalls = Exclude<CallCommand, StartCall>

export type Dial = (command: StartCall) => Outcome

/** Carries out one command in the simulated SDK. The facts of it are sent before the outcome is given. */
export function carryOut(world: World, account: Account, dial: Dial, command: Command<MockCredentials>): Outcome {
  switch (command.type) {
    case 'startCall':
      return dial(command)
    case 'signIn':
    case 'signOut':
    case 'reconnect':
    case 'ping':
    case 'requestPermission':
    case 'setAudioOutput':
    case 'setAudioSession':
      return carryOutForPhone(world, account, command)
    default:
      return carryOutForCalls(world, account, command)
  }
}

function carryOutForPhone(world: World, account: Account, command: PhoneCommand<MockCredentials>): Outcome {
  switch (command.type) {
    case 'signIn':
      return register(world, account, command.credentials)
    case 'signOut':
      return signOut(world, account)
    case 'reconnect':
      return reconnect(world, account)
    case 'ping':
      return account.link === 'up' ? near.taken : near.refuse('offline')
    case 'requestPermission':
      return requestPermission(world, account, command.permission)
    case 'setAudioOutput':
      return setAudioOutput(world, account, command.id)
    case 'setAudioSession':
      return near.taken
    default:
      return command satisfies never
  }
}

/** What needs no word to the far side, so that a lost link does not hinder it. */
const local: ReadonlySet<CommandType> = new Set(['setMute', 'switchCamera', 'sendDigit', 'sampleQuality'])

function carryOutForCalls(world: World, account: Account, command: OfCalls): Outcome {
  const { type } = command
  if (type !== 'answer' && type !== 'hangUp' && !world.capabilities.can[type]) return near.refuse('not-supported')
  const legs = targetsOf(command).map((target) => findLeg(world, target))
  const [leg, second] = legs
  if (!leg || legs.includes(undefined)) return near.refuse('no-such-call')
  if (account.link !== 'up' && !local.has(type)) return near.refuse('offline')

  switch (type) {
    case 'answer':
      return near.answer(world, account, leg, command)
    case 'decline':
      return near.decline(world, leg, command.as)
    case 'hangUp':
      return near.hangUp(world, leg)
    case 'setHold':
      return near.setHold(world, leg, command.held)
    case 'setMute':
      return near.setMute(world, leg, command.muted)
    case 'setVideo':
      return near.setVideo(world, account, leg, command)
    case 'switchCamera':
      return near.switchCamera(leg)
    case 'sendDigit':
      return near.sendDigit(leg, command.digit)
    case 'transfer':
      return near.transfer(world, leg)
    case 'transferTo':
      return near.transfer(world, leg, second)
    case 'merge':
      return near.merge(
        world,
        legs.flatMap((each) => each ?? []),
      )
    case 'split':
      return near.taken
    case 'sampleQuality':
      return near.sampleQuality(world, leg)
    default:
      return command satisfies never
  }
}

function targetsOf(command: OfCalls): readonly Target[] {
  if (command.type === 'merge' || command.type === 'split') return command.calls
  return command.type === 'transferTo' ? [command.call, command.consulted] : [command.call]
}

/** By the SDK's own id, else by ours; where the SDK has no usable ids, the only call there is. */
function findLeg(world: World, target: Target): Leg | undefined {
  const byRef = world.legs.get(target.refs['mock.id'] ?? '')
  if (byRef) return byRef
  const legs = [...world.legs.values()]
  const byId = legs.find((leg) => leg.callId === target.callId)
  if (byId || world.capabilities.identity === 'per-call') return byId
  return legs.length === 1 ? legs[0] : undefined
}
