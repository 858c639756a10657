import type { CallCommand, CallId, Capabilities, Command, Fact, Outcome, PortHost, Transport } from '@offhook/core'
import * as installed from 'sip.js'
import { Connection } from './account/connection.ts'
import { isSame, readCredentials, type SipCredentials } from './account/credentials.ts'
import { carryOut } from './call/call-commands.ts'
import { Calls, maxCalls } from './call/calls.ts'
import { levelFacts } from './call/found.ts'
import { offer } from './call/incoming.ts'
import { loseLink, unavailable, withdraw } from './call/leave.ts'
import { startCall, tooMany } from './call/outgoing.ts'
import { finish } from './call/session-events.ts'
import { checkOptions } from './check-options.ts'
import type { Context } from './context.ts'
import { createAudioElementSink } from './media/media-sink.ts'
import { merge, split } from './media/merge.ts'
import { canMix } from './media/mix.ts'
import { setCamera, setMicrophone } from './media/switch-inputs.ts'
import { type Views, viewsOf } from './media/views.ts'
import type { SipJsTransportOptions } from './options.ts'
import { failed, refused, taken } from './outcomes.ts'
import { whenPageHides } from './page-hide.ts'

/** What this browser can do, asked once: a worker or React Native has no Web Audio. */
const capabilitiesOf = ({ callIdsEndToEnd = false }: SipJsTransportOptions): Capabilities => ({
  can: {
    decline: true,
    setHold: true,
    setMute: true,
    setVideo: true,
    switchCamera: true,
    restartMedia: true,
    sendDigit: true,
    transfer: true,
    transferTo: true,
    answerTransfer: true,
    merge: canMix(),
    split: canMix(),
    sampleQuality: true,
  },
  identity: 'per-call',
  reports: { media: true, remoteHold: true, quality: 'pull', registration: true },
  freezeRule: 'repeat',
  ...(callIdsEndToEnd ? { sharedRef: 'sip.call-id' } : {}),
  maxCalls,
})

export interface SipJsTransport extends Transport<SipCredentials> {
  /** The pictures of a call; to be read again whenever `call.video` of its view changes. */
  viewsOf(call: CallId): Views
}

/** A transport over sip.js 0.21 (`UserAgent`, `Registerer`, `Inviter`, `Invitation`). Nothing connects before `signIn`. */
export function createSipJsTransport(options: SipJsTransportOptions): SipJsTransport {
  checkOptions(options)
  let host: PortHost | undefined
  let connection: Connection | undefined
  /** Counts what leaves the account: whatever was overtaken by another one MUST NOT come back to life. */
  let departures = 0
  let stopping: Promise<void> | undefined
  let forgetPage: () => void = () => undefined
  const emit = (fact: Fact) => host?.emit(fact)
  const context: Context = {
    sip: options.sip ?? installed,
    calls: new Calls(),
    media: options.media ?? createAudioElementSink(),
    inputs: { microphone: undefined, camera: undefined },
    earlyMedia: options.earlyMedia ?? true,
    digits: options.digits ?? 'rfc4733',
    isUp: () => connection?.isUp === true,
    emit,
  }

  async function signIn(credentials: unknown): Promise<Outcome> {
    const account = readCredentials(credentials, context.sip)
    if (typeof account === 'string') {
      // Said as a fact too: trying again with these cannot help.
      emit({ type: 'registration.changed', state: 'failed', reason: 'credentials', vendor: { message: account } })
      return refused('failed', account)
    }
    // Credentials may run out in a call: whoever renews them goes on talking.
    if (connection !== undefined && isSame(connection.account, account) && context.calls.all().length > 0) {
      return await connection.renew(account)
    }
    if ((await leave()).isOvertaken()) return refused('failed', 'Another sign-in or sign-out came after this one.')
    const next: Connection = new Connection(context.sip, options, account, {
      emit: (fact) => {
        if (connection === next) emit(fact)
      },
      invited: (invitation) => {
        if (connection === next) offer(context, invitation, account.domain)
        else invitation.reject({ statusCode: unavailable }).catch(() => undefined)
      },
      lost: () => {
        if (connection === next) for (const call of context.calls.all()) loseLink(context, call)
      },
    })
    connection = next
    return await next.connect(false)
  }

  /** Ends the calls of the account, and begins to leave it. Overtaken: somebody left, signed in or stopped since. */
  async function leave() {
    departures += 1
    const mine = departures
    const leaving = connection
    const calls = context.calls.all()
    connection = undefined
    await Promise.all(calls.map((call) => withdraw(context, call, 'Its account was signed out.')))
    // Not awaited: a server that says nothing MUST NOT hold up whoever comes next.
    const signedOut = leaving?.close()
    for (const call of calls) finish(context, call)
    return { signedOut, isOvertaken: () => mine !== departures }
  }

  async function signOut(): Promise<Outcome> {
    const { signedOut, isOvertaken } = await leave()
    await signedOut
    // Overtaken, it says nothing: the account that came after it may stand by now.
    if (isOvertaken()) return taken
    emit({ type: 'registration.changed', state: 'signed-out' })
    emit({ type: 'link.changed', state: 'down' })
    return taken
  }

  async function executeOnCall(command: CallCommand, signal: AbortSignal): Promise<Outcome> {
    if (command.type === 'merge' || command.type === 'split') {
      const calls = command.calls.map((target) => context.calls.find(target)).filter((call) => call !== undefined)
      if (calls.length < command.calls.length) return refused('no-such-call')
      return command.type === 'merge' ? await merge(calls, signal) : await split(calls)
    }
    if (command.type === 'startCall') {
      if (connection === undefined) return refused('not-registered')
      if (!connection.isUp) return refused('offline')
      if (context.calls.areFull) return tooMany
      return await startCall(context, connection.agent, connection.account.domain, command, signal)
    }
    const call = context.calls.find(command.call)
    return call === undefined ? refused('no-such-call') : await carryOut(context, call, command, signal)
  }

  /** What is sent here is sent before the page goes: nothing on the way to the WebSocket waits. */
  function hangUpAll(): void {
    for (const call of context.calls.all()) void withdraw(context, call, 'Its page was closed.')
  }

  async function setAudioOutput(id: string): Promise<Outcome> {
    if (context.media.setOutput === undefined) return refused('not-supported')
    await context.media.setOutput(id)
    emit({ type: 'audio.changed', current: id, by: 'user', evidence: 'ack' })
    return taken
  }

  async function execute(command: Command<SipCredentials>, signal: AbortSignal): Promise<Outcome> {
    switch (command.type) {
      case 'signIn':
        return await signIn(command.credentials)
      case 'signOut':
        return await signOut()
      case 'reconnect':
        return connection === undefined ? refused('not-registered') : await connection.connect(command.fresh)
      case 'ping':
        return connection === undefined ? refused('offline') : await connection.ping()
      case 'setAudioOutput':
        return await setAudioOutput(command.id)
      case 'setMicrophone':
        return await setMicrophone(context, command.id)
      case 'setCamera':
        return await setCamera(context, command.id)
      case 'setAudioSession':
        context.calls.allowSound(command.active)
        return taken
      case 'requestPermission':
        return refused('not-supported')
      default:
        return await executeOnCall(command, signal)
    }
  }

  return {
    name: 'sip.js',
    capabilities: capabilitiesOf(options),
    async start(given) {
      // A slow stop MUST NOT take the host of this start away.
      await stopping
      host = given
      // Until an OS says otherwise, as none does in a browser.
      context.calls.allowSound(true)
      forgetPage()
      if (options.hangUpOnPageHide ?? true) forgetPage = whenPageHides(hangUpAll)
    },
    async execute(command, { signal }) {
      try {
        return await execute(command, signal)
      } catch (error) {
        return failed(error)
      }
    },
    async listCalls() {
      return { complete: true, facts: context.calls.all().flatMap(levelFacts) }
    },
    viewsOf: (callId) => viewsOf(context.calls.all().find((call) => call.callId === callId)),
    async stop() {
      forgetPage()
      const left = leave()
      stopping = Promise.allSettled([stopping, left]).then(() => {
        host = undefined
      })
      await stopping
      await left
    },
  }
}
