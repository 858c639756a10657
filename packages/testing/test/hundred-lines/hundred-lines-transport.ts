import type { Capabilities, Command, Fact, Outcome, OutcomeReason, PortHost, Target, Transport } from '@offhook/core'
import { type TinyCall, type TinyClient, TinyError, type TinyEvent } from './tiny-sdk.ts'

// 1. What the SDK can do. The core refuses the rest by itself, and the phone's buttons know it.
const noVideo = { setVideo: false, switchCamera: false, restartMedia: false, sampleQuality: false }
const noGroup = { transferTo: false, answerTransfer: false, merge: false, split: false }
const capabilities: Capabilities = {
  can: { decline: true, setHold: true, setMute: true, sendDigit: true, transfer: true, ...noVideo, ...noGroup },
  identity: 'per-call',
  reports: { media: false, remoteHold: true, quality: 'none', registration: true },
  freezeRule: 'none',
  maxCalls: 8,
}

// 2. What the SDK says becomes facts: what happened, and to which call.
const nameOf = ({ id }: TinyCall) => ({ refs: { 'tiny.id': id } })
const by = (mine: boolean) => (mine ? 'local' : 'remote')
function factOf(event: TinyEvent): Fact {
  if (event.type === 'socket') return { type: 'link.changed', state: event.open ? 'up' : 'down' }
  if (event.type === 'logout') return { type: 'registration.changed', state: 'signed-out' }
  if (event.type === 'login' && event.accepted) return { type: 'registration.changed', state: 'registered' }
  if (event.type === 'login') return { type: 'registration.changed', state: 'failed', reason: 'credentials' }
  const call = nameOf(event.call)
  if (event.type === 'invited') return { type: 'call.offered', call }
  if (event.type === 'ringing') return { type: 'call.ringing', call }
  if (event.type === 'up') return { type: 'call.established', call }
  if (event.type === 'hold') return { type: 'call.holdChanged', call, side: by(event.mine), held: event.on }
  if (event.type === 'handed') return { type: 'call.transferChanged', call, stage: event.how }
  if (event.type === 'notHanded') return { type: 'call.transferChanged', call, stage: 'failed', reason: event.why }
  return { type: 'call.ended', call, by: by(event.mine), ...(event.status && { sip: event.status }) }
}

// 3. What the SDK throws becomes a reason. An outcome says "taken" or why not, and moves nothing.
const taken: Outcome = { ok: true }
const refuse = (reason: OutcomeReason): Outcome => ({ ok: false, reason })
const reasons = { offline: 'offline', login: 'not-registered', number: 'bad-address', state: 'refused' } as const

export function createTinyTransport(sdk: TinyClient): Transport<string> {
  let host: PortHost | undefined
  let unlisten = () => {}

  // The SDK has no event for these two: its own function returned, so the evidence is an "ack".
  function mute(call: TinyCall, muted: boolean): void {
    call.mute(muted)
    host?.emit({ type: 'call.muteChanged', call: nameOf(call), muted, evidence: 'ack' })
  }
  function dial({ call: { callId }, to, muted }: Extract<Command, { readonly type: 'startCall' }>): Outcome {
    const call = sdk.dial(typeof to === 'string' ? to : to.userId)
    host?.emit({ type: 'call.dialed', call: { callId, ...nameOf(call) }, evidence: 'ack' })
    if (muted) mute(call, true)
    return { ok: true, ...nameOf(call) }
  }

  // 4. Commands become calls of the SDK.
  function carryOut(command: Command<string>): Outcome {
    if (command.type === 'signIn') sdk.login(command.credentials)
    else if (command.type === 'signOut') sdk.logout()
    else if (command.type === 'reconnect') sdk.connect()
    else if (command.type === 'startCall') return dial(command)
    else if ('call' in command) return carryOutOn(command.call.refs['tiny.id'], command)
    else return refuse('not-supported')
    return taken
  }
  function carryOutOn(named: string | undefined, command: Extract<Command, { readonly call: Target }>): Outcome {
    const call = sdk.calls.find(({ id }) => id === named)
    if (!call) return refuse('no-such-call')
    if (command.type === 'answer' && command.muted) mute(call, true)
    if (command.type === 'answer') call.accept()
    else if (command.type === 'decline') call.bye(command.as === 'busy' ? 486 : 603)
    else if (command.type === 'hangUp') call.bye()
    else if (command.type === 'setHold') call.hold(command.held)
    else if (command.type === 'setMute') mute(call, command.muted)
    else if (command.type === 'sendDigit') call.dtmf(command.digit)
    else if (command.type === 'transfer') call.refer(command.to)
    else return refuse('not-supported')
    return taken
  }

  return {
    name: 'tiny',
    capabilities,
    async start(given) {
      unlisten()
      host = given
      unlisten = sdk.listen((event) => host?.emit(factOf(event)))
    },
    async execute(command, { signal }) {
      if (!host || signal.aborted) return refuse('refused')
      try {
        return carryOut(command)
      } catch (error) {
        return refuse(error instanceof TinyError ? reasons[error.code] : 'failed')
      }
    },
    async stop() {
      unlisten()
      host = undefined
    },
  }
}
