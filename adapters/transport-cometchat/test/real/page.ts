import { CometChatCalls } from '@cometchat/calls-sdk-javascript'
import { CometChat } from '@cometchat/chat-sdk-javascript'
import type { CallId, Command, Fact, Outcome } from '@offhook/core'
import { vi } from 'vitest'
import { type CometChatCredentials, createCometChatTransport } from '../../src/index.ts'
import { appId, type CallWords, installWire, region, type Wire } from './wire.ts'

export const callId = '11111111-0000-4000-8000-000000000001' as CallId
export const otherId = '22222222-0000-4000-8000-000000000002' as CallId

/** The call screen that the Calls SDK draws, as far as a test takes part in it. */
interface CallScreen {
  readonly props: { triggerEvent(event: string, value: unknown): void }
  readonly state: { readonly users: readonly { readonly audioTrack?: { isMuted(): boolean } }[] }
}

/** The screen that was drawn last. The SDK keeps it to itself, under this name. */
export function drawn(): CallScreen | undefined {
  const found: unknown = Reflect.get(CometChatCalls, 'getRef').call(CometChatCalls)
  return typeof found === 'object' && found !== null ? (found as CallScreen) : undefined
}

export function screen(): CallScreen {
  const found = drawn()
  if (!found) throw new Error('The SDK has drawn no call screen.')
  return found
}

/**
 * What a conference would cause. There is no conference server behind these tests: the SDK's own call screen is told, by
 * its own events, and hands them to its listeners by its own code.
 */
export const conference = (event: string, value: unknown = {}) => screen().props.triggerEvent(event, value)

let wire: Wire | undefined

/** The SDKs are one of each in a page: they are initialised once, and their connection outlives each test. */
async function initialised(): Promise<Wire> {
  if (wire) {
    wire.reset()
    return wire
  }
  wire = installWire()
  await CometChat.init(appId, new CometChat.AppSettingsBuilder().setRegion(region).build())
  await CometChatCalls.init(new CometChatCalls.CallAppSettingsBuilder().setAppId(appId).setRegion(region).build())
  return wire
}

/** A transport on both real SDKs in this page. Only the network is not the real one. */
export async function openPage(options: { readonly ringTimeoutSeconds?: number } = {}) {
  const wire = await initialised()
  const elements = new Set<HTMLElement>()
  const transport = createCometChatTransport({
    chat: CometChat,
    calls: CometChatCalls,
    media: {
      open({ session }) {
        const element = document.createElement('div')
        element.dataset.session = session
        elements.add(element)
        return document.body.appendChild(element)
      },
      close({ session }) {
        for (const element of elements) if (element.dataset.session === session) elements.delete(element)
      },
    },
    settings: (builder) => void builder.showRecordingButton(true).setMode(CometChatCalls.CALL_MODE.SPOTLIGHT),
    ...options,
  })
  const facts: Fact[] = []
  await transport.start({ emit: (fact) => facts.push(fact as Fact) })
  const execute = (command: Command<CometChatCredentials>): Promise<Outcome> =>
    transport.execute(command, { signal: new AbortController().signal })
  await execute({ type: 'signIn', credentials: { authToken: 'auth-1' } })
  await vi.waitUntil(() => CometChat.getConnectionStatus() === 'connected')
  const of = (type: string) => facts.filter((fact) => fact.type === type)
  wire.forget()
  facts.length = 0

  return {
    wire,
    transport,
    facts,
    elements,
    execute,
    of,
    target: (session: string, id = callId) => ({ callId: id, refs: { 'cometchat.session': session } }),
    /** Somebody calls this user, or a group of theirs. */
    ring: (words: Partial<CallWords> & { readonly session: string }) =>
      wire.push({ status: 'initiated', by: 'anna', initiator: 'anna', to: 'me', ...words }),
    say: (session: string, status: string, words: Partial<CallWords> = {}) =>
      wire.push({ session, status, by: 'anna', initiator: 'anna', to: 'me', ...words }),
    startCall: (to: string, video = false) =>
      execute({ type: 'startCall', call: { callId, refs: {} }, to, video, muted: false }),
    /** Answers a call that rings, and waits for the call screen. */
    async answer(session: string) {
      const call = { callId, refs: { 'cometchat.session': session } }
      const before = drawn()
      const outcome = await execute({ type: 'answer', call, video: false, muted: false })
      await vi.waitUntil(() => drawn() !== undefined && drawn() !== before)
      return outcome
    },
    joined: () => conference('onUserListChanged', [{ id: 'me-1', uid: 'me', name: 'ME' }]),
    async close() {
      await transport.stop()
      CometChat.clearActiveCall()
      if (drawn()) CometChatCalls.endSession()
    },
  }
}

export type Page = Awaited<ReturnType<typeof openPage>>
