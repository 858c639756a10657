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
import { chooseInput } from './capture.ts'
import { answerTransfer, type Dial } from './dial.ts'
import * as near from './near-side.ts'

type OfCalls = Exclude<CallCommand, { readonly type: 'startCall' }>

/** Carries out one command in the simulated SDK. The facts of it are sent before the outcome is given. */
export function carryOut(world: World, account: Account, dial: Dial, command: Command<MockCredentials>): Outcome {
  switch (command.type) {
    case 'startCall':
      return dial({ ...command, callId: command.call.callId })
    case 'signIn':
    case 'signOut':
    case 'reconnect':
    case 'ping':
    case 'requestPermission':
    case 'setAudioOutput':
    case 'setAudioSession':
    case 'setMicrophone':
    case 'setCamera':
      return carryOutForPhone(world, account, command)
    default:
      return carryOutForCalls(world, account, dial, command)
  }
}

function carryOutForPhone(world: World, account: Account, command: PhoneCommand<MockCredentials>): Outcome {
  switch (command.type) {
    case 'signIn':
      return register(world, account, command.credentials)
    case 'signOut':
      return signOut(world, account)
    case 'reconnect':
      return reconnect(world, account, command.fresh)
    case 'ping':
      return account.link === 'up' ? near.taken : near.refuse('offline')
    case 'requestPermission':
      return requestPermission(world, account, command.permission)
    case 'setAudioOutput':
      return setAudioOutput(world, account, command.id)
    case 'setMicrophone':
      return chooseInput(world, account, 'microphone', command.id)
    case 'setCamera':
      return chooseInput(world, account, 'camera', command.id)
    case 'setAudioSession':
      return near.taken
    default:
      return command satisfies never
  }
}

/** What needs no word to the far side, so that a lost link does not hinder it. */
const local: ReadonlySet<CommandType> = new Set(['setMute', 'switchCamera', 'sendDigit', 'sampleQuality'])
/** What is not about a call, and needs no word to the server either. */
const ofDevice: ReadonlySet<CommandType> = new Set([
  'setAudioOutput',
  'setAudioSession',
  'setMicrophone',
  'setCamera',
  'requestPermission',
])

/** Whether a link that died silently swallows the command: nobody answers it, now or later. */
export function isSwallowed({ link }: Account, command: Command<MockCredentials>): boolean {
  if (link !== 'silent' || local.has(command.type) || ofDevice.has(command.type)) return false
  return !(command.type === 'reconnect' && command.fresh)
}

function carryOutForCalls(world: World, account: Account, dial: Dial, command: OfCalls): Outcome {
  const { type } = command
  if (type !== 'answer' && type !== 'hangUp' && !world.capabilities.can[type]) return near.refuse('not-supported')
  const legs = targetsOf(command).map((target) => findLeg(world, target))
  const [leg, second] = legs
  if (!leg || legs.includes(undefined)) return near.refuse('no-such-call')
  if (account.link !== 'up' && !local.has(type)) return near.refuse('offline')
  if (leg.crashed && !local.has(type) && type !== 'hangUp') return near.unanswered

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
      return near.switchCamera(world, account, leg)
    case 'restartMedia':
      return near.restartMedia(world, leg)
    case 'sendDigit':
      return near.sendDigit(leg, command.digit)
    case 'transfer':
      return near.transfer(world, leg, command.to)
    case 'transferTo':
      return near.transferTo(world, leg, second ?? leg)
    case 'answerTransfer':
      return answerTransfer(dial, leg, command.accept)
    case 'merge':
      return near.merge(legs.flatMap((each) => each ?? []))
    case 'split':
      return near.split(legs.flatMap((each) => each ?? []))
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
