import { createVirtualClock, describeSurface, type SimulatedOs, type SurfaceHarness } from '@offhook/testing'
import { type CallkitChannel, createCallkitIncomingSurface, nativeEvents } from '../src/index.ts'
import { type CallkitSimulator, type CallkitSimulatorOptions, createCallkitSimulator } from '../src/simulator/index.ts'
import { quiet } from './support/simulated.ts'

/** The channel, and a way to say anything over it, which the simulator's own wire could not carry. */
function tapped({ channel }: CallkitSimulator): { readonly channel: CallkitChannel; utter(body: unknown): void } {
  const listeners = new Map<string, ((body: unknown) => void)[]>()
  return {
    channel: {
      invoke: channel.invoke,
      on(event, listener) {
        listeners.set(event, [...(listeners.get(event) ?? []), listener])
        return channel.on(event, listener)
      },
    },
    utter(body) {
      for (const event of nativeEvents) for (const listener of listeners.get(event) ?? []) listener(body)
    },
  }
}

const stages = { ringing: 'ringing', connecting: 'connecting', active: 'connected' } as const

/** The simulator in the words of the kit; what a platform lacks is named below. */
function osOf(
  simulator: CallkitSimulator,
  settle: () => Promise<void>,
  utter: (body: unknown) => void,
): Required<SimulatedOs> {
  const { hands, native, platform } = simulator
  let started = 0
  const must = (isDone: boolean) => {
    if (!isDone) throw new Error('There is no such button now.')
  }
  return {
    settle,
    utter,
    calls: () =>
      simulator.screen.calls.map(({ id, state, isHeld, isMuted, name }) => ({
        uuid: platform === 'ios' ? id.toUpperCase() : id,
        stage: stages[state],
        // Android shows neither.
        ...(platform === 'ios' && { held: isHeld, muted: isMuted }),
        ...(name !== '' && { title: name }),
      })),
    answer: (uuid) => must(hands.answer(uuid, 'leave')),
    end: (uuid) => must(hands.decline(uuid) || hands.hangUp(uuid)),
    hold: (uuid, held) => must(hands.hold(uuid, held)),
    mute: (uuid, muted) => must(hands.mute(uuid, muted)),
    digits: (uuid, digits) => must(hands.digits(uuid, digits)),
    start(handle, { video }) {
      started += 1
      native.start({ id: `5717a000-0000-4000-8000-${String(started).padStart(12, '0')}`, handle, type: video ? 1 : 0 })
    },
    callBack: (uuid) => must(hands.callBack(uuid)),
    group: (uuid, other) => must(hands.group(uuid, other)),
    announce: ({ uuid, remote, video }) =>
      native.push({ id: uuid, nameCaller: remote.name, handle: remote.address, type: video ? 1 : 0 }),
    timeOut: native.timeOut,
    reset: native.reset,
    setAudioSession: (isActive) => native.send({ isActive }, 'ACTION_CALL_TOGGLE_AUDIO_SESSION'),
    setPushToken: native.pushToken,
    sendCustom: (data) => native.send(data),
    refuseNext: native.refuseNext,
    forget: native.die,
    told: (level) => simulator.asked.filter(({ method }) => method === `${level}Call`).length,
  }
}

type Host = Pick<CallkitSimulatorOptions, 'names' | 'form' | 'version'>

function harness(platform: 'android' | 'ios', host: Host = {}): SurfaceHarness {
  const lacks = {
    queue: 'The plugin keeps no event for later: what nobody hears is lost, and activeCalls has to do.',
    refusal: 'The plugin answers true for a call that CallKit has refused, and tells nobody.',
  }
  const android = {
    mute: 'A call notification has no button for it.',
    digits: 'A call notification has no keys.',
    group: 'Android groups no calls of this plugin.',
    reset: 'There is no provider that could be reset.',
    'audio session': 'Android gives no audio session.',
    'push token': 'Android has no VoIP pushes; Firebase has its own plugin.',
    forgetting: 'The list of calls lies in the preferences and outlives the process.',
  }
  return {
    lacks: { ...lacks, ...(platform === 'android' && android) },
    create() {
      const clock = createVirtualClock(1_700_000_000_000)
      const simulator = createCallkitSimulator({ platform, clock, ...host })
      const { channel, utter } = tapped(simulator)
      // The kit shows three at once, and CallKit takes two unless it is told otherwise.
      const create = () => createCallkitIncomingSurface({ channel, params: { ios: { maximumCallGroups: 3 } } })
      return {
        surface: create(),
        os: osOf(simulator, () => quiet(clock), utter),
        relaunch() {
          simulator.js.restart()
          return create()
        },
      }
    },
  }
}

describeSurface('callkit-incoming on Android', harness('android'))
describeSurface('callkit-incoming on iOS', harness('ios'))
describeSurface(
  'callkit-incoming 2.x on iOS, in JSON and names of Dart',
  harness('ios', { version: '2.5', names: 'dart', form: 'json' }),
)
