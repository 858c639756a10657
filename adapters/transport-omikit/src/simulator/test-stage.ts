import { createVirtualClock, type VirtualClock } from '@offhook/testing'
import { type Dialect, dialects, type Platform, platforms } from '../dialect.ts'
import { createNativeSimulator, type NativeSimulator } from './create-native-simulator.ts'
import type { OmiSimulatorOptions } from './options.ts'

/** Every native side there is. */
export const kinds = dialects.flatMap((dialect) => platforms.map((platform) => ({ dialect, platform })))
export const reactNativeKinds = kinds.filter(({ dialect }) => dialect !== 'flutter-3.3')

/** Nothing that happens only now and then. */
const calm = { callingAfterResult: 0, disconnecting: 0 }

export const startOfTime = 1_700_000_000_000
export const customer = '0901234567'

/** What came of asking; `'nothing'`: no answer, however long. */
export type Answer =
  | { readonly value: unknown }
  | { readonly rejected: string }
  | { readonly thrown: string }
  | 'nothing'

export interface Heard {
  readonly event: string
  readonly body: unknown
}

export interface Stage {
  readonly clock: VirtualClock
  readonly simulator: NativeSimulator
  /** Every event since the last `forget`. */
  readonly heard: Heard[]
  forget(): void
  bodies(event: string): unknown[]
  /** The `status` of each state event. */
  states(): unknown[]
  ask(name: string, ...args: readonly unknown[]): Promise<Answer>
  /** Asks by the name of React Native, whatever this is. */
  does(name: keyof typeof actions, data?: object): Promise<Answer>
  signIn(): Promise<void>
  pass(ms?: number): Promise<void>
}

/** The same wishes by the names of Flutter. */
const actions = {
  startServices: 'START_SERVICES',
  initCallWithUserPassword: 'INIT_CALL_USER_PASSWORD',
  initCallWithApiKey: 'INIT_CALL_API_KEY',
  startCall: 'START_CALL',
  startCallWithUuid: 'START_CALL_WITH_UUID',
  joinCall: 'JOIN_CALL',
  endCall: 'END_CALL',
  toggleMute: 'TOGGLE_MUTE',
  toggleHold: 'TOGGLE_HOLD',
  toggleSpeaker: 'TOGGLE_SPEAK',
  sendDTMF: 'SEND_DTMF',
  transferCall: 'TRANSFER_CALL',
  logout: 'LOG_OUT',
} as const

export const login = {
  userName: '100',
  password: 'secret',
  realm: 'demo',
  host: 'sip.example.com',
  isVideo: false,
  fcmToken: 'token',
  projectId: 'project',
}

export function createStage(
  kind: { readonly dialect: Dialect; readonly platform: Platform },
  options: Partial<OmiSimulatorOptions> = {},
): Stage {
  const clock = createVirtualClock(startOfTime)
  const simulator = createNativeSimulator({ ...kind, clock, ...options, anomalies: { ...calm, ...options.anomalies } })
  const heard: Heard[] = []
  simulator.emitter.onEvent((event, body) => heard.push({ event, body }))
  // iOS before 4.1 sends to whoever is counted.
  simulator.emitter.addListener('CALL_STATE_CHANGED', () => {})
  const isFlutter = kind.dialect === 'flutter-3.3'

  async function ask(name: string, ...args: readonly unknown[]): Promise<Answer> {
    let answer: Answer = 'nothing'
    const call = simulator.functions[name]
    if (!call) return { thrown: `${name} is not a function` }
    try {
      call(...args).then(
        (value) => {
          answer = { value }
        },
        ({ code }) => {
          answer = { rejected: code }
        },
      )
    } catch (error) {
      return { thrown: String(error) }
    }
    await clock.advanceAsync(5_000)
    return answer
  }

  const stage: Stage = {
    clock,
    simulator,
    heard,
    forget: () => void heard.splice(0),
    bodies: (name) => heard.filter(({ event }) => event === name).map(({ body }) => body),
    states: () => stage.bodies('CALL_STATE_CHANGED').map((body) => (body as { readonly status: unknown }).status),
    ask,
    does: (name, data) => (isFlutter ? ask(actions[name], data ?? {}) : ask(name, ...(data ? [data] : []))),
    async signIn() {
      await stage.does('startServices')
      await stage.does('initCallWithUserPassword', login)
      stage.forget()
    },
    pass: (ms = 1_000) => clock.advanceAsync(ms),
  }
  return stage
}
