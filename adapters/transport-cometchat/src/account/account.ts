import { readText } from '@offhook/adapter-kit'
import type { Fact, Outcome, PhoneCommand } from '@offhook/core'
import { refusedBy, registrationFailure, taken, vendorOf } from '../read/fault.ts'
import { got, isSameId } from '../read/read.ts'
import type { ChatConnectionHandlers, ChatLoginHandlers, ChatSdk } from '../sdk/chat-sdk.ts'

/** With a token of your own server; or, while developing, with the auth key of the app and any UID. */
export type CometChatCredentials = { readonly authToken: string } | { readonly uid: string; readonly authKey: string }

type SignIn = Extract<PhoneCommand<CometChatCredentials>, { readonly type: 'signIn' }>

/** Who is logged in, and whether the line to the server stands. */
export class Account {
  readonly #chat: ChatSdk
  readonly #emit: (fact: Fact) => void
  #me: string | undefined
  /** Our own login is under way, and its promise will tell. */
  #asking = false

  constructor(chat: ChatSdk, emit: (fact: Fact) => void) {
    this.#chat = chat
    this.#emit = emit
  }

  isMe = (uid: string | undefined): boolean => isSameId(uid, this.#me)

  authToken = async (): Promise<string> => {
    const token = readText(got(await this.#chat.getLoggedinUser(), 'getAuthToken'))
    if (token === undefined) throw Object.assign(new Error('Nobody is logged in.'), { code: 'USER_NOT_LOGGED_IN' })
    return token
  }

  /** Says as levels what was so before anybody listened. */
  async tell(): Promise<void> {
    try {
      this.#became(await this.#chat.getLoggedinUser())
    } catch (error) {
      this.#failed(error)
    }
    if (this.#chat.getConnectionStatus() === 'connected') this.#emit({ type: 'link.changed', state: 'up' })
  }

  async signIn({ credentials }: SignIn): Promise<Outcome> {
    this.#emit({ type: 'registration.changed', state: 'registering' })
    this.#asking = true
    try {
      const words = 'authToken' in credentials ? [credentials.authToken] : [credentials.uid, credentials.authKey]
      this.#became(await this.#chat.login(...words))
      return taken
    } catch (error) {
      this.#failed(error)
      return refusedBy(error)
    } finally {
      this.#asking = false
    }
  }

  /** The SDK forgets the user, whatever the server answers, and tells its listeners so. */
  async signOut(): Promise<Outcome> {
    try {
      await this.#chat.logout()
      return taken
    } catch (error) {
      await this.tell()
      return refusedBy(error)
    }
  }

  /**
   * The SDK comes back by itself; told to, it does so at once, and by a new connection where the old one is not trusted. Of a
   * connection that it has left by itself it goes on to say that it stands: only an event is believed.
   */
  async reconnect(fresh: boolean): Promise<Outcome> {
    try {
      if (fresh) this.#chat.disconnect()
      this.#chat.connect()
      this.#became(await this.#chat.getLoggedinUser())
      return taken
    } catch (error) {
      return refusedBy(error)
    }
  }

  readonly loginHandlers: ChatLoginHandlers = {
    loginSuccess: (user) => this.#asking || this.#became(user),
    loginFailure: (error) => this.#asking || this.#failed(error),
    logoutSuccess: () => this.#became(null),
    logoutFailure: () => {},
  }

  readonly connectionHandlers: ChatConnectionHandlers = {
    onConnected: () => this.#emit({ type: 'link.changed', state: 'up' }),
    inConnecting: () => {},
    onDisconnected: () => this.#emit({ type: 'link.changed', state: 'down' }),
  }

  #became(user: unknown): void {
    this.#me = readText(got(user, 'getUid'))
    this.#emit({ type: 'registration.changed', state: this.#me === undefined ? 'signed-out' : 'registered' })
  }

  #failed(error: unknown): void {
    const vendor = vendorOf(error)
    this.#emit({ type: 'registration.changed', state: 'failed', reason: registrationFailure(vendor), vendor })
  }
}
