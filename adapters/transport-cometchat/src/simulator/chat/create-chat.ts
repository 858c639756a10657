import type { Timers } from '@offhook/adapter-kit'
import type { ChatCallHandlers, ChatConnectionHandlers, ChatLoginHandlers, ChatSdk } from '../../sdk/chat-sdk.ts'
import type { Network } from '../network.ts'
import { ServerError, type SimulatedUser, type Status } from '../server/records.ts'
import type { Server } from '../server/server.ts'
import { ActiveCall } from './active-call.ts'
import { Call, User } from './entities.ts'
import { ListenerOf, Listeners } from './listeners.ts'
import { publish } from './publish.ts'

export interface ChatParts {
  readonly server: Server
  readonly network: Network
  readonly timers: Timers
  /** Whom these credentials belong to. */
  identify(credentials: readonly string[]): SimulatedUser | undefined
  /** Logged in as the page loads, from the storage of the browser. */
  readonly loggedIn: SimulatedUser | undefined
}

const inProgress = (code: string) => new ServerError(code, 'There is already call in progress')

/** `CometChat` of the Chat SDK, as far as calls go, with its defects. */
export function createChat({ server, network, timers, identify, loggedIn }: ChatParts): ChatSdk {
  const callListeners = new Listeners<ChatCallHandlers>()
  const loginListeners = new Listeners<ChatLoginHandlers>()
  const active = new ActiveCall(timers)
  let me = loggedIn
  const device = { uid: '', hear: () => {} }

  const user = () => {
    if (me === undefined) throw new ServerError('USER_NOT_LOGGED_IN', 'Please log in first.')
    return me
  }
  const here = {
    get uid() {
      return me?.uid ?? device.uid
    },
    hear: (notice: Parameters<typeof Call.of>[0]) =>
      network.deliver(() => me && publish(Call.of(notice), me.uid, active, callListeners)),
  }
  const update = (session: string, status: Status) =>
    network.request(() => Call.of({ record: server.update(session, status, user(), here), status, by: user() }))
  server.connect(here)

  const chat: ChatSdk = {
    Call: Call as ChatSdk['Call'],
    CallListener: ListenerOf<ChatCallHandlers>,
    LoginListener: ListenerOf<ChatLoginHandlers>,
    ConnectionListener: ListenerOf<ChatConnectionHandlers>,
    CallController: { getInstance: () => active },

    async initiateCall(asked, timeoutSeconds = 45) {
      if (active.call) throw inProgress('CALL_ALREADY_INITIATED')
      if (!(asked instanceof Call)) throw new ServerError('INVALID_CALL', 'That is no Call.')
      asked.setStatus('initiated')
      const to = String(asked.receiverId)
      asked.receiver = to
      asked.receiverId = undefined
      const type = asked.type === 'video' ? 'video' : 'audio'
      const call = await network.request(() => {
        const receiver = server.receiver(to, asked.receiverType)
        const record = server.create(user(), receiver, type, here, asked.getMetadata())
        return Call.of({ record, status: 'initiated', by: user() })
      })
      if (active.call) throw inProgress('CALL_ALREADY_INITIATED')
      active.ring(call, timeoutSeconds > 0 ? timeoutSeconds : 45, () => {
        const session = call.getSessionId() ?? ''
        void chat.sendUnansweredResponse?.(session).then(
          () => active.clear(),
          () => active.clear(),
        )
      })
      return call
    },
    async acceptCall(session) {
      if (active.call) throw inProgress('CALL_IN_PROGRESS')
      const call = await update(session, 'ongoing')
      if (!active.call) active.begin(call)
      return call
    },
    async rejectCall(session, status) {
      if (status !== 'rejected' && status !== 'busy' && status !== 'cancelled') return await chat.endCall(session)
      const call = await update(session, status)
      if (status !== 'cancelled') return call
      // The SDK reads the session of the active call, and throws where nobody can catch it when there is none.
      if (!active.call) return await new Promise(() => {})
      if (active.isOf(session)) active.clear()
      return call
    },
    endCall: (session) =>
      new Promise((resolve) => {
        const { call } = active
        if (call === undefined) return resolve(null)
        // Of another session than the active one nothing is ever heard again.
        if (call.getSessionId() !== session) return
        update(session, 'ended').then(
          (ended) => {
            resolve(ended)
            active.clear()
          },
          () => {
            call.setStatus('ended')
            resolve(call)
            active.clear()
          },
        )
      }),
    async sendUnansweredResponse(session) {
      const call = await update(session, 'unanswered')
      if (me) publish(call, me.uid, active, callListeners)
      return call
    },
    getActiveCall: () => active.call ?? null,
    clearActiveCall: () => active.clear(),
    getCallParticipantCount: (session) => network.request(() => server.room(session).members.size),
    addCallListener: (name, listener) => callListeners.add(name, listener),
    removeCallListener: (name) => callListeners.remove(name),
    addLoginListener: (name, listener) => loginListeners.add(name, listener),
    removeLoginListener: (name) => loginListeners.remove(name),
    addConnectionListener: (name, listener) => network.listeners.add(name, listener),
    removeConnectionListener: (name) => network.listeners.remove(name),
    async login(...credentials) {
      try {
        me = await network.request(() => {
          const known = identify(credentials)
          if (known === undefined) throw new ServerError('AUTH_ERR_AUTH_TOKEN_NOT_FOUND', 'Nobody has that token.')
          return known
        })
        network.connect()
        const user = new User(me, `token-of-${me.uid}`)
        loginListeners.tell(({ loginSuccess }) => loginSuccess?.(user))
        return user
      } catch (error) {
        loginListeners.tell(({ loginFailure }) => loginFailure?.(error))
        throw error
      }
    },
    async logout() {
      await network.request(() => {})
      me = undefined
      network.disconnect()
      loginListeners.tell(({ logoutSuccess }) => logoutSuccess?.())
      return {}
    },
    getLoggedinUser: async () => (me ? new User(me, `token-of-${me.uid}`) : null),
    getConnectionStatus: () => network.status,
    connect: () => me && network.connect(),
    disconnect: () => network.disconnect(),
  }
  return chat
}
