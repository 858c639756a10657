import { createPhone } from '@offhook/core'
import { createBrowserDevice } from '@offhook/core/browser'
import { createAudioElementSink, createSipJsTransport } from '@offhook/transport-sipjs'
import { callLogOf } from './call-log.ts'
import { iceServersOf } from './ice-servers.ts'
import type { Line } from './line.ts'
import { createLockScreen } from './lock-screen.ts'
import { type Preferences, policyOf } from './preferences.ts'
import type { SipAccount } from './sip-account.ts'

/** A line on a real SIP server, over WebSocket and WebRTC. Throws a sentence when a setting is none. */
export function createSipLine(account: SipAccount, preferences: Preferences): Line {
  const { server, user, domain, password, displayName, outboundProxy } = account
  const host = domain || new URL(server).hostname
  const media = createAudioElementSink()
  const transport = createSipJsTransport({
    server,
    media,
    iceServers: iceServersOf(account),
    ...(outboundProxy && { outboundProxy }),
  })
  const lockScreen = preferences.lockScreen === 'always' ? createLockScreen() : undefined
  const phone = createPhone({
    transport,
    ...(lockScreen && { surface: lockScreen.surface }),
    device: createBrowserDevice(media.setOutput && { onAudioOutput: media.setOutput }),
    policy: policyOf(preferences),
    ...callLogOf(`${user}@${host}`, preferences),
  })
  return {
    name: `${user}@${host}`,
    phone,
    preferences,
    open: async () => {
      const started = await phone.start()
      return started.ok ? phone.signIn({ username: user, password, domain: host, displayName }) : started
    },
    viewsOf: transport.viewsOf,
    ...(lockScreen && { lockScreen }),
  }
}
