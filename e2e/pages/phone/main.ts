import { type CommandResult, createPhone, type Json, type Phone, type PhoneSnapshot, type Policy } from '@offhook/core'
import { createSipJsTransport, type SipCredentials, type SipJsTransportOptions } from '@offhook/transport-sipjs'

export interface PhoneProbe {
  /** Starts a phone and signs it in. */
  start(options: SipJsTransportOptions, credentials: SipCredentials, policy: Partial<Policy>): Promise<CommandResult>
  /** Gives a command of the phone by its name. */
  command(name: string, given: readonly Json[]): Promise<CommandResult>
  snapshot(): PhoneSnapshot
}

declare global {
  interface Window {
    phoneProbe: PhoneProbe
  }
}

let phone: Phone<SipCredentials> | undefined

function running(): Phone<SipCredentials> {
  if (phone === undefined) throw new Error('Start the phone first.')
  return phone
}

window.phoneProbe = {
  async start(options, credentials, policy) {
    phone = createPhone({ transport: createSipJsTransport(options), policy })
    await phone.start()
    return await phone.signIn(credentials)
  },
  command: (name, given) => {
    const commands = running() as unknown as Readonly<
      Record<string, (...given: readonly Json[]) => Promise<CommandResult>>
    >
    const command = commands[name]
    if (command === undefined) throw new Error(`A phone has no command ${name}.`)
    return command(...given)
  },
  snapshot: () => running().getSnapshot(),
}
