import { createEvents } from '@offhook/adapter-kit'
import type { CallCommand, Capabilities, Command, Outcome, PhoneCommand, PortHost, Transport } from '@offhook/core'
import { Account, type CometChatCredentials } from './account/account.ts'
import { answer } from './calls/answer.ts'
import { Book } from './calls/book.ts'
import type { Context } from './calls/context.ts'
import { callHandlers } from './calls/hear.ts'
import { decline, hangUp } from './calls/leave.ts'
import type { LineCall } from './calls/line-call.ts'
import { forgetStopped, listCalls } from './calls/listed.ts'
import { startCall } from './calls/start.ts'
import type { CometChatEvents, VendorEvents } from './events/vendor-events.ts'
import { type CometChatFunctions, createFunctions } from './functions/cometchat-functions.ts'
import { type CometChatTransportOptions, checkOptions } from './options.ts'
import { refused, refusedBy } from './read/fault.ts'
import type { SettingsBuilder } from './sdk/calls-sdk.ts'
import { setDevice } from './session/devices.ts'
import { NamedListeners } from './session/named-listeners.ts'
import { setMute, setVideo, switchCamera } from './session/toggles.ts'

const capabilitiesOf = (hasMedia: boolean): Capabilities => ({
  can: {
    decline: true,
    setMute: hasMedia,
    setVideo: hasMedia,
    switchCamera: hasMedia,
    setHold: false,
    sendDigit: false,
    transfer: false,
    transferTo: false,
    answerTransfer: false,
    restartMedia: false,
    merge: false,
    split: false,
    sampleQuality: false,
  },
  identity: 'per-call',
  reports: { media: false, remoteHold: false, quality: 'none', registration: true },
  freezeRule: 'none',
  // One is answered at most; any number may ring beside it.
  maxCalls: 8,
})

export interface CometChatTransport<P = object> extends Transport<CometChatCredentials> {
  /** What the SDKs can do beside a phone, under their own names. */
  readonly cometchat: CometChatFunctions<P>
  /** What CometChat tells beside the life of a call. Returns the way to stop. */
  readonly on: VendorEvents['on']
}

/** A transport over CometChat: the Chat SDK 4 rings, the Calls SDK 4.2 carries what is said. Both are passed in. */
export function createCometChatTransport<B extends SettingsBuilder = SettingsBuilder, P extends object = object>(
  options: CometChatTransportOptions<B, P>,
): CometChatTransport<P> {
  checkOptions(options)
  const { chat, listenerId = 'offhook', ringTimeoutSeconds = 45 } = options
  let host: PortHost | undefined
  const emit = (fact: unknown) => host?.emit(fact)
  const report = (message: string) => emit({ type: 'cometchat.fault', message })
  const account = new Account(chat, emit)
  const context: Context = {
    chat,
    media: options.calls && {
      sdk: options.calls,
      port: options.media,
      named: new NamedListeners(options.calls),
      ...(options.settings && { settings: options.settings as NonNullable<Context['media']>['settings'] & object }),
    },
    ringTimeoutSeconds,
    book: new Book(),
    events: createEvents<CometChatEvents>((fault) => report(`A listener threw: ${String(fault)}`)),
    emit,
    report,
    isStarted: () => host !== undefined,
    isMe: account.isMe,
    authToken: account.authToken,
  }
  const { book } = context
  const capabilities = capabilitiesOf(context.media !== undefined)

  async function executeOnCall(command: CallCommand, signal: AbortSignal): Promise<Outcome> {
    switch (command.type) {
      case 'startCall':
        return await startCall(context, command, signal)
      case 'setHold':
      case 'sendDigit':
      case 'transfer':
      case 'transferTo':
      case 'answerTransfer':
      case 'restartMedia':
      case 'merge':
      case 'split':
      case 'sampleQuality':
        return refused('not-supported')
      default: {
        if (command.type === 'hangUp') await book.placing(command.call)
        const call = book.named(command.call)
        return call ? await carryOut(call, command, signal) : refused('no-such-call')
      }
    }
  }

  async function carryOut(
    call: LineCall,
    command: Extract<CallCommand, { type: 'answer' | 'decline' | 'hangUp' | 'setMute' | 'setVideo' | 'switchCamera' }>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    call.callId ??= command.call.callId
    switch (command.type) {
      case 'answer':
        return await answer(context, call, command, signal)
      case 'decline':
        return await decline(context, call, command.as)
      case 'hangUp':
        return await hangUp(context, call)
      case 'setMute':
        return setMute(context, call, command)
      case 'setVideo':
        return setVideo(context, call, command)
      case 'switchCamera':
        return switchCamera(context, call)
      default:
        return command satisfies never
    }
  }

  async function executeOnPhone(command: PhoneCommand<CometChatCredentials>): Promise<Outcome> {
    switch (command.type) {
      case 'signIn':
        return await account.signIn(command)
      case 'signOut':
        return await account.signOut()
      case 'reconnect':
        return await account.reconnect(command.fresh)
      case 'setAudioOutput':
      case 'setMicrophone':
      case 'setCamera':
        return setDevice(context, command.type, command.id)
      case 'ping':
      case 'setAudioSession':
      case 'requestPermission':
        return refused('not-supported')
      default:
        return command satisfies never
    }
  }

  function unlisten(): void {
    chat.removeCallListener(listenerId)
    chat.removeLoginListener(listenerId)
    chat.removeConnectionListener(listenerId)
  }

  return {
    name: 'cometchat',
    capabilities,
    cometchat: createFunctions<P>(context),
    on: context.events.on,
    async start(given) {
      if (host === undefined) forgetStopped(context)
      host = given
      // The same name takes the place of the one before, so that nothing is heard twice.
      chat.addCallListener(listenerId, new chat.CallListener(callHandlers(context)))
      chat.addLoginListener(listenerId, new chat.LoginListener(account.loginHandlers))
      chat.addConnectionListener(listenerId, new chat.ConnectionListener(account.connectionHandlers))
      await account.tell()
    },
    async execute(command: Command<CometChatCredentials>, { signal }) {
      if (!host) return refused('refused', 'The transport is not started.')
      if (signal.aborted) return refused('refused', 'Aborted before it began.')
      try {
        return 'call' in command || 'calls' in command
          ? await executeOnCall(command, signal)
          : await executeOnPhone(command)
      } catch (error) {
        return refusedBy(error)
      }
    },
    listCalls: async () => listCalls(context),
    async stop() {
      if (host) unlisten()
      host = undefined
    },
  }
}
