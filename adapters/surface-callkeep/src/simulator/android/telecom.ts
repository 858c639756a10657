import type { NativeHost, SimulatedCall } from '../native-side.ts'

/** Names a call as Android does: by the very letters that it was given. */
export interface Connection {
  readonly uuid: string
  readonly outgoing: boolean
  state: 'ringing' | 'dialing' | 'active' | 'holding'
  answered: boolean
  muted: boolean
  /** There is none before the call talks, or Telecom has said something of it. */
  hasAudioState: boolean
  name: string
  /** As in the address: `%2B84…`. */
  handle: string
  video: boolean
}

/** `android.telecom.DisconnectCause` for the numbers of callkeep. */
const causes: Readonly<Record<number, string>> = {
  1: 'ERROR',
  2: 'REMOTE',
  3: 'BUSY',
  4: 'ANSWERED_ELSEWHERE',
  5: 'REMOTE',
  6: 'MISSED',
}

export interface TelecomOptions {
  readonly selfManaged: () => boolean
  /** Telecom does not hand on the name that a call was started with (callkeep #625). */
  readonly renames: boolean
}

/** Telecom with the connection service of callkeep. */
export function createTelecom(
  host: NativeHost,
  send: (name: string, body?: object) => void,
  { selfManaged, renames }: TelecomOptions,
) {
  const connections = new Map<string, Connection>()
  const gone: { uuid: string; cause: string }[] = []
  let refuses = false
  let output = 'EARPIECE'

  const find = (uuid: string) => connections.get(uuid)
  const named = ({ uuid, handle, name }: Connection) => ({ handle, callUUID: uuid, name })
  function remove(connection: Connection, cause: string): void {
    connections.delete(connection.uuid)
    gone.push({ uuid: connection.uuid, cause })
  }

  function audioChanged(connection: Connection, muted: boolean): void {
    connection.hasAudioState = true
    send('RNCallKeepDidChangeAudioRoute', { handle: connection.handle, callUUID: connection.uuid, output })
    if (connection.muted === muted) return
    connection.muted = muted
    send('RNCallKeepDidPerformSetMutedCallAction', { muted, callUUID: connection.uuid })
  }

  return {
    connections,
    gone,
    find,
    /** The hands of a user find a call in any letters. */
    like: (uuid: string) => [...connections.values()].find((one) => one.uuid.toLowerCase() === uuid.toLowerCase()),
    refuseNext() {
      refuses = true
    },
    route(to: string) {
      output = to
      for (const connection of connections.values()) audioChanged(connection, connection.muted)
    },
    /** `addNewIncomingCall`: it comes later, and if it does not come, only that is said. */
    addIncoming: (uuid: string, number: string, name: string, video: boolean) =>
      host.line.tell(() => {
        const handle = encodeURIComponent(number)
        if (refuses) {
          refuses = false
          return send('RNCallKeepOnIncomingConnectionFailed', { handle, callUUID: uuid, name })
        }
        const connection: Connection = {
          uuid,
          outgoing: false,
          state: 'ringing',
          answered: false,
          muted: false,
          hasAudioState: false,
          name,
          handle,
          video,
        }
        connections.set(uuid, connection)
        if (selfManaged()) send('RNCallKeepShowIncomingCallUi', { ...named(connection), hasVideo: String(video) })
      }),
    /** `placeCall`, of the app or of the dialer, which knows no name. */
    place: (number: string, given: { readonly uuid?: string; readonly name?: string; readonly video?: boolean }) =>
      host.line.tell(() => {
        const uuid = (renames ? undefined : given.uuid) ?? host.nextUuid()
        const { name = '', video = false } = given
        connections.set(uuid, {
          uuid,
          outgoing: true,
          state: 'dialing',
          answered: false,
          muted: false,
          hasAudioState: false,
          name,
          handle: encodeURIComponent(number),
          video,
        })
        send('RNCallKeepDidReceiveStartCallAction', { handle: number, callUUID: uuid, name })
        send('RNCallKeepDidActivateAudioSession')
      }),
    answer(connection: Connection): void {
      if (connection.answered || connection.outgoing) return
      connection.answered = true
      send('RNCallKeepPerformAnswerCallAction', { callUUID: connection.uuid, withVideo: connection.video })
      send('RNCallKeepDidActivateAudioSession')
    },
    /** `onDisconnect`, or `onReject`: both are told as the same event. */
    end(connection: Connection, cause: 'LOCAL' | 'REJECTED'): void {
      remove(connection, cause)
      send('RNCallKeepPerformEndCallAction', { callUUID: connection.uuid })
    },
    reportEnd(connection: Connection, reason: number): void {
      remove(connection, causes[reason] ?? 'none')
    },
    hold(connection: Connection, hold: boolean): void {
      connection.state = hold ? 'holding' : 'active'
      send('RNCallKeepDidToggleHoldAction', { hold, callUUID: connection.uuid })
    },
    audioChanged,
    /** As the app asks it, which goes by what Telecom said last. */
    mute(connection: Connection, muted: boolean): void {
      if (!connection.hasAudioState) return host.crash(`setMutedCall: ${connection.uuid} has no audio state`)
      audioChanged(connection, muted)
    },
    activate(connection: Connection): void {
      connection.state = 'active'
      connection.hasAudioState = true
    },
    shown: (): readonly SimulatedCall[] =>
      [...connections.values()].map(({ uuid, outgoing, state, answered, muted, name, handle, video }) => ({
        uuid,
        outgoing,
        stage:
          state === 'active' || state === 'holding'
            ? 'connected'
            : state === 'dialing'
              ? 'dialing'
              : answered
                ? 'connecting'
                : 'ringing',
        held: state === 'holding',
        muted,
        name,
        handle: decodeURIComponent(handle),
        video,
      })),
  }
}
