import type { CallCommand, Capabilities, Command, Fact, Outcome, PortHost, Transport } from '@offhook/core'
import * as installed from 'sip.js'
import type { SipCall } from './call.ts'
import { Calls } from './calls.ts'
import { Connection } from './connection.ts'
import type { Context } from './context.ts'
import { readCredentials, type SipCredentials } from './credentials.ts'
import { levelFacts } from './found.ts'
import { setHold } from './hold.ts'
import { answer, offer } from './incoming.ts'
import { decline, hangUp, unavailable, withdraw } from './leave.ts'
import { createAudioElementSink } from './media-sink.ts'
import { checkOptions, type SipJsTransportOptions } from './options.ts'
import { failed, refused, taken } from './outcomes.ts'
import { startCall } from './outgoing.ts'
import { finish } from './session-events.ts'
import { readSample } from './stats.ts'

const capabilities: Capabilities = {
  can: {
    decline: true,
    setHold: true,
    setMute: true,
    setVideo: false,
    switchCamera: false,
    sendDigit: true,
    transfer: false,
    transferTo: false,
    merge: false,
    split: false,
    sampleQuality: true,
  },
  identity: 'per-call',
  reports: { media: true, remoteHold: true, quality: 'pull', registration: true },
  freezeRule: 'repeat',
  maxCalls: 8,
}

/** The browser's least pause after a digit (W3C WebRTC section 7.3); the phone paces the digits itself. */
const shortestGapMs = 30

/** A transport over sip.js 0.21 (`UserAgent`, `Registerer`, `Inviter`, `Invitation`). Nothing connects before `signIn`. */
export function createSipJsTransport(options: SipJsTransportOptions): Transport<SipCredentials> {
  checkOptions(options)
  let host: PortHost | undefined
  let connection: Connection | undefined
  /** Counts what leaves the account: whatever was overtaken by another one MUST NOT come back to life. */
  let departures = 0
  let stopping: Promise<void> | undefined
  const emit = (fact: Fact) => host?.emit(fact)
  const context: Context = {
    sip: options.sip ?? installed,
    calls: new Calls(),
    media: options.media ?? createAudioElementSink(),
    earlyMedia: options.earlyMedia ?? true,
    emit,
  }

  async function signIn(credentials: unknown): Promise<Outcome> {
    const account = readCredentials(credentials)
    if (typeof account === 'string') {
      // Said as a fact too: trying again with these cannot help.
      emit({ type: 'registration.changed', state: 'failed', reason: 'credentials', vendor: { message: account } })
      return refused('failed', account)
    }
    if (!(await leave())) return refused('failed', 'Another sign-in or sign-out came after this one.')
    const next: Connection = new Connection(context.sip, options, account, {
      emit: (fact) => {
        if (connection === next) emit(fact)
      },
      invited: (invitation) => {
        if (connection === next) offer(context, invitation, account.domain)
        else invitation.reject({ statusCode: unavailable }).catch(() => undefined)
      },
    })
    connection = next
    return await next.connect()
  }

  /** Ends the calls of the account, then the account. `false`: somebody left, signed in or stopped since. */
  async function leave(): Promise<boolean> {
    departures += 1
    const mine = departures
    const leaving = connection
    const calls = context.calls.all()
    connection = undefined
    await Promise.all(calls.map((call) => withdraw(context, call)))
    await leaving?.close()
    for (const call of calls) finish(context, call)
    return mine === departures
  }

  async function signOut(): Promise<Outcome> {
    // Overtaken, it says nothing: the account that came after it may stand by now.
    if (!(await leave())) return taken
    emit({ type: 'registration.changed', state: 'signed-out' })
    emit({ type: 'link.changed', state: 'down' })
    return taken
  }

  async function executeOnCall(command: CallCommand, signal: AbortSignal): Promise<Outcome> {
    if (command.type === 'merge' || command.type === 'split') return refused('not-supported')
    if (command.type === 'startCall') {
      if (connection === undefined) return refused('not-registered')
      if (!connection.isUp) return refused('offline')
      return await startCall(context, connection.agent, connection.account.domain, command, signal)
    }
    const call = context.calls.find(command.call)
    if (call === undefined) return refused('no-such-call')
    switch (command.type) {
      case 'answer':
        if (!(call.session instanceof context.sip.Invitation)) return refused('refused', 'Not an incoming call.')
        return await answer(call, call.session, command.muted, signal)
      case 'decline':
        return await decline(context, call, command.as)
      case 'hangUp':
        return await hangUp(context, call)
      case 'setHold':
        if (call.session === undefined || call.stage !== 'active') return refused('refused', 'Not connected.')
        if (connection?.isUp !== true) return refused('offline')
        return await setHold(context, call, call.session, command.held)
      case 'setMute':
        return setMute(call, command.muted)
      case 'sendDigit':
        return call.negotiation?.sendDtmf(command.digit, {
          duration: command.durationMs,
          interToneGap: shortestGapMs,
        }) === true
          ? taken
          : refused('failed', 'The connection takes no digits.')
      case 'sampleQuality':
        return await sampleQuality(call)
      case 'setVideo':
      case 'switchCamera':
      case 'transfer':
      case 'transferTo':
        return refused('not-supported')
    }
    return command satisfies never
  }

  function setMute(call: SipCall, muted: boolean): Outcome {
    call.muted = muted
    call.applyMicrophone()
    emit({ type: 'call.muteChanged', call: call.subject, muted, by: 'user', evidence: 'ack' })
    return taken
  }

  async function sampleQuality(call: SipCall): Promise<Outcome> {
    const report = await call.negotiation?.connection?.getStats()
    if (report === undefined || host === undefined) return refused('failed', 'The call has no connection.')
    const { sample, totals } = readSample(report.values(), call.totals)
    call.totals = totals
    emit({ type: 'call.qualitySampled', call: call.subject, sample })
    return taken
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
        return connection === undefined ? refused('not-registered') : await connection.connect()
      case 'ping':
        return connection === undefined ? refused('offline') : await connection.ping()
      case 'setAudioOutput':
        return await setAudioOutput(command.id)
      case 'setAudioSession':
      case 'requestPermission':
        return refused('not-supported')
      default:
        return await executeOnCall(command, signal)
    }
  }

  return {
    name: 'sip.js',
    capabilities,
    async start(given) {
      // A slow stop MUST NOT take the host of this start away.
      await stopping
      host = given
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
    async stop() {
      const left = leave()
      stopping = Promise.allSettled([stopping, left]).then(() => {
        host = undefined
      })
      await stopping
      await left
    },
  }
}
