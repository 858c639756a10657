import { createPhone } from '@offhook/core'
import { createBrowserDevice } from '@offhook/core/browser'
import { createSipJsTransport } from '@offhook/transport-sipjs'
import { type Line, policy } from './line.ts'
import type { SipAccount } from './sip-account.ts'
import { createSipSound } from './sip-sound.ts'

/** A line on a real SIP server, over WebSocket and WebRTC. Throws when `server` is no WebSocket address. */
export function createSipLine({ server, user, domain, password }: SipAccount): Line {
  const sound = createSipSound()
  const host = domain || new URL(server).hostname
  const phone = createPhone({
    transport: createSipJsTransport({ server, media: sound }),
    device: createBrowserDevice({ onAudioOutput: sound.setOutput }),
    policy,
  })
  return {
    name: `${user}@${host}`,
    phone,
    open: async () => {
      const started = await phone.start()
      return started.ok ? phone.signIn({ username: user, password, domain: host }) : started
    },
  }
}
