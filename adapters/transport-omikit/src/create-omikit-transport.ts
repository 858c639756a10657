import { createEvents } from '@offhook/adapter-kit'
import type { CallCommand, Capabilities, Command, Outcome, PhoneCommand, PortHost, Transport } from '@offhook/core'
import { systemClock } from '@offhook/core'
import { createOmi } from './account/create-omi.ts'
import type { OmiCredentials } from './account/credentials.ts'
import { setAudioOutput, tellAudio } from './calls/audio.ts'
import { executeLive } from './calls/call-commands.ts'
import { readFound } from './calls/found.ts'
import type { Hearing } from './calls/hear.ts'
import { Line } from './calls/line.ts'
import { createInvoke, refused, rejected } from './calls/native.ts'
import { startCall } from './calls/start.ts'
import { unwatchVideo, watchVideo } from './calls/video-events.ts'
import { type Listening, listen } from './events/listen.ts'
import type { OmikitEvents, VendorEvents } from './events/vendor-events.ts'
import type { OmiFunctions } from './functions/omi-functions.ts'
import { wordsOfFault } from './functions/result.ts'
import type { NativeBridge } from './native/native-bridge.ts'
import { checkOptions, type OmikitTransportOptions } from './options.ts'

/** What this native side can do, asked once. */
const capabilitiesOf = (bridge: NativeBridge): Capabilities => ({
  can: {
    decline: true,
    setHold: bridge.has('toggleHold'),
    setMute: bridge.has('toggleMute'),
    setVideo: bridge.has('toggleOmiVideo'),
    switchCamera: bridge.has('switchOmiCamera'),
    sendDigit: bridge.has('sendDTMF'),
    transfer: bridge.has('transferCall'),
    restartMedia: false,
    transferTo: false,
    answerTransfer: false,
    merge: false,
    split: false,
    sampleQuality: false,
  },
  identity: 'single-call',
  reports: { media: false, remoteHold: false, quality: 'push', registration: true },
  // LCN is sent by Android alone.
  freezeRule: bridge.kind.platform === 'android' ? 'repeat' : 'none',
  maxCalls: 1,
})

export interface OmikitTransport extends Transport<OmiCredentials> {
  /** Every function of the plugins that is no command of a phone, typed, under the plugins' own names. */
  readonly omi: OmiFunctions
  /** What OMICALL tells beside the life of a call. Returns the way to stop. */
  readonly on: VendorEvents['on']
}

/** A transport over the native side of OMICALL: omikit-plugin 4.x, or omicall_flutter_plugin 3.3 by way of its host. */
export function createOmikitTransport(options: OmikitTransportOptions): OmikitTransport {
  checkOptions(options)
  const { bridge, clock = systemClock, hotline } = options
  let host: PortHost | undefined
  let listening: Listening | undefined
  const emit = (fact: unknown) => host?.emit(fact)
  const line = new Line()
  const events = createEvents<OmikitEvents>((fault) => emit({ type: 'listener.failed', message: wordsOfFault(fault) }))
  const { account, functions } = createOmi({
    bridge,
    clock,
    emit,
    hasCall: () => line.call !== undefined,
    ...(hotline !== undefined && { hotline }),
  })
  const context: Hearing = {
    bridge,
    line,
    invoke: createInvoke(bridge),
    emit,
    events,
    registrationFailed: (code) => account.failed(code),
    permissionsAsked: (body) => account.permissionsAsked(body),
    prove: () => account.heard(),
  }
  const capabilities = capabilitiesOf(bridge)

  async function executeOnCall(command: CallCommand): Promise<Outcome> {
    switch (command.type) {
      case 'startCall': {
        listening?.again()
        const outcome = await startCall(context, command)
        if (!outcome.ok && outcome.reason === 'not-registered') account.refuted(outcome.vendor)
        return outcome
      }
      case 'restartMedia':
      case 'transferTo':
      case 'answerTransfer':
      case 'merge':
      case 'split':
      case 'sampleQuality':
        return refused('not-supported')
      default: {
        if (command.type !== 'answer' && command.type !== 'hangUp' && !capabilities.can[command.type])
          return refused('not-supported')
        const call = line.named(command.call)
        if (call !== undefined) return await executeLive(context, call, command)
        return line.isWaiting(command.call)
          ? refused('busy', 'The native functions mean the call that talks.')
          : refused('no-such-call')
      }
    }
  }

  async function executeOnPhone(command: PhoneCommand<OmiCredentials>, signal: AbortSignal): Promise<Outcome> {
    switch (command.type) {
      case 'reconnect':
        listening?.again()
        return await account.execute(command, signal)
      case 'signIn':
      case 'signOut':
      case 'ping':
      case 'requestPermission':
        return await account.execute(command, signal)
      case 'setAudioOutput':
        return await setAudioOutput(context, command.id)
      case 'setMicrophone':
      case 'setCamera':
      case 'setAudioSession':
        return refused('not-supported')
      default:
        return command satisfies never
    }
  }

  return {
    name: 'omikit',
    capabilities,
    omi: functions,
    on: events.on,
    async start(given) {
      listening?.stop()
      host = given
      listening = listen(context, functions)
      await account.start()
      if (host === given) void tellAudio(context)
    },
    async execute(command: Command<OmiCredentials>, { signal }) {
      if (!host) return refused('refused', 'The transport is not started.')
      if (signal.aborted) return refused('refused', 'Aborted before it began.')
      try {
        return 'call' in command || 'calls' in command
          ? await executeOnCall(command)
          : await executeOnPhone(command, signal)
      } catch (error) {
        return rejected(error)
      }
    },
    ...(bridge.has('getInitialCall') && {
      async listCalls() {
        listening?.again()
        const list = readFound(await bridge.invoke('getInitialCall', undefined), bridge.kind, line)
        // One that talks may say nothing more before its picture is there.
        if (host && line.call) watchVideo(context, line.call)
        return list
      },
    }),
    async stop() {
      listening?.stop()
      listening = undefined
      account.stop()
      host = undefined
      line.clear()
      unwatchVideo(context)
    },
  }
}
