import { createTimers } from '@offhook/adapter-kit'
import { type Clock, type Millis, systemClock } from '@offhook/core'
import type { ChatSdk } from '../sdk/chat-sdk.ts'
import type { MediaPort, MediaSession } from '../session/media-port.ts'
import { createCalls, type DeviceEntry, type SessionFault, type SimulatedCalls } from './calls/create-calls.ts'
import { createChat } from './chat/create-chat.ts'
import { createFarCall, type FarCall, type FarSide } from './far/far-call.ts'
import { type SimulatorUser, simulatorUsers } from './far/simulator-users.ts'
import { Network } from './network.ts'
import { type CallNotice, groupOf, isOver, type SimulatedGroup, type SimulatedUser } from './server/records.ts'
import { Server } from './server/server.ts'

export interface CometChatSimulatorOptions {
  /** Default: real time. */
  readonly clock?: Clock
  /** Each way, in ms. Default 20. */
  readonly latencyMs?: Millis
  /** Who uses this page. Their token is `token-of-<uid>`, their auth key `key`. */
  readonly me?: SimulatedUser
  /** Logged in already as the page loads. Default: no. */
  readonly loggedIn?: boolean
  readonly users?: readonly SimulatorUser[]
  readonly groups?: readonly SimulatedGroup[]
  readonly devices?: readonly DeviceEntry[]
}

export interface Calling {
  /** The uid of the caller; default: the first user. */
  readonly from?: string
  readonly video?: boolean
  /** The guid of the group that is called. */
  readonly group?: string
}

/** Everything beyond this page. */
export interface Far {
  call(calling?: Calling): FarCall
  /** Every far side of every call so far; of a group call one for each other member. */
  readonly calls: readonly FarCall[]
  /** Hears of each far side that rings because of this page. Returns the way to stop. */
  onCall(listener: (call: FarCall) => void): () => void
  /** Another device of this page's user. */
  readonly otherDevice: {
    answer(session: string): void
    reject(session: string): void
    busy(session: string): void
    call(uid: string): string
  }
  setNetwork(state: 'online' | 'offline'): void
  /** The next request to the server fails with this code. */
  failNext(code: string, message?: string): void
  failNextSession(fault: SessionFault): void
}

/** The call screen that the SDK draws, with the buttons that a user can press there. */
export interface SimulatedScreen {
  readonly isShown: boolean
  pressEnd(): void
  pressMute(): void
}

export interface CometChatSimulator {
  readonly chat: ChatSdk
  readonly calls: SimulatedCalls
  /** Gives an opaque element for each session, and counts those that stand. */
  readonly media: MediaPort & { readonly open: (session: MediaSession) => object; readonly standing: number }
  readonly far: Far
  readonly screen: SimulatedScreen
  dispose(): void
}

const defaultMe: SimulatedUser = { uid: 'me', name: 'Me Myself' }
const defaultDevices: readonly DeviceEntry[] = [
  { deviceId: 'mic-1', kind: 'audioinput', label: 'Microphone' },
  { deviceId: 'mic-2', kind: 'audioinput', label: 'Headset' },
  { deviceId: 'cam-1', kind: 'videoinput', label: 'Front camera' },
  { deviceId: 'out-1', kind: 'audiooutput', label: 'Loudspeaker' },
  { deviceId: 'out-2', kind: 'audiooutput', label: 'Headset' },
]
const defaultGroup: SimulatedGroup = { guid: 'team', name: 'The Team', members: ['me', 'anna', 'hugo', 'vera'] }

/** Both SDKs in JavaScript, with a server, other users and a network behind them: written from the contract, not from the adapter. */
export function createCometChatSimulator(options: CometChatSimulatorOptions = {}): CometChatSimulator {
  const { clock = systemClock, latencyMs = 20, me = defaultMe, users = simulatorUsers } = options
  const { groups = [defaultGroup], devices = defaultDevices, loggedIn = false } = options
  const timers = createTimers(clock)
  const network = new Network(timers, latencyMs)
  const server = new Server([me, ...users], groups)
  const byToken = (token: string) => [me, ...users].find(({ uid }) => token === `token-of-${uid}`)
  const fars: FarSide[] = []
  const listeners = new Set<(call: FarCall) => void>()
  const elsewhere = { uid: me.uid, hear: () => {} }
  let standing = 0

  /** The device of another user: it hears what the server says, and enters the session once somebody has answered. */
  function hear(user: SimulatorUser, { record, status, by }: CallNotice): void {
    const mine = fars.find((far) => far.session === record.session && far.uid === user.uid)
    if (status === 'initiated' && by.uid === me.uid) return ring(user, record)
    if (status === 'ongoing' && mine?.direction === 'out')
      timers.after(latencyMs, () => !isOver(record) && mine.enter())
    if (mine && isOver(record)) mine.leave()
  }

  function ring(user: SimulatorUser, record: CallNotice['record']): void {
    const far = createFarCall({ server, record, user, you: me.uid, direction: 'in' })
    fars.push(far)
    for (const { at, do: what } of user.steps) timers.after(at, () => far.seen.stage !== 'ended' && far[what]())
    for (const listener of [...listeners]) listener(far)
  }

  for (const user of users) server.connect({ uid: user.uid, hear: (notice) => hear(user, notice) })

  const calls = createCalls({ server, network, timers, devices, user: byToken })
  const say = (session: string, status: 'ongoing' | 'rejected' | 'busy') =>
    void server.update(session, status, me, elsewhere)
  if (loggedIn) network.connect()

  return {
    chat: createChat({
      server,
      network,
      timers,
      loggedIn: loggedIn ? me : undefined,
      identify: ([first = '', key]) =>
        key === undefined ? byToken(first) : key === 'key' ? server.users.get(first.toLowerCase()) : undefined,
    }),
    calls,
    media: {
      open() {
        standing++
        return { tagName: 'DIV' }
      },
      close: () => void standing--,
      get standing() {
        return standing
      },
    },
    far: {
      call({ from, video = false, group } = {}) {
        const user = server.user(from ?? users[0]?.uid ?? '')
        const receiver = server.receiver(group ?? me.uid, group === undefined ? 'user' : 'group')
        const record = server.create(user, receiver, video ? 'video' : 'audio', user)
        const far = createFarCall({ server, record, user, you: me.uid, direction: 'out' })
        fars.push(far)
        timers.after(45_000, () => record.status === 'initiated' && far.giveUp())
        for (const uid of groupOf(record)?.members ?? []) {
          const member = users.find((each) => each.uid === uid)
          if (member && member.uid !== user.uid) ring({ ...member, steps: [] }, record)
        }
        return far
      },
      calls: fars,
      onCall(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      otherDevice: {
        answer: (session) => say(session, 'ongoing'),
        reject: (session) => say(session, 'rejected'),
        busy: (session) => say(session, 'busy'),
        call: (uid) => server.create(me, server.receiver(uid, 'user'), 'audio', elsewhere).session,
      },
      setNetwork: (state) => network.set(state === 'online'),
      failNext: (code, message) => network.failNext(code, message),
      failNextSession: (fault) => calls.failNext(fault),
    },
    screen: {
      get isShown() {
        return calls.current !== undefined
      },
      pressEnd: () => calls.current?.pressEnd(),
      pressMute: () => calls.current?.pressMute(),
    },
    dispose: () => timers.clear(),
  }
}
