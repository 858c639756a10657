import { describeTransport } from '@offhook/testing'
import { createSipJsTransport } from '@offhook/transport-sipjs'
import { afterAll, beforeAll } from 'vitest'
import { Rig } from './support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await Rig.start('kit')
})
afterAll(() => rig.stop())

const { capabilities: here } = createSipJsTransport({ server: 'ws://127.0.0.1' })

/** As the transport says in a browser, which mixes; Node does not. */
const capabilities = { ...here, can: { ...here.can, merge: true, split: true } }

describeTransport('sip.js in Chromium, on Kamailio', {
  capabilities: { ...capabilities, listCalls: true },
  farCan: [
    'remote video',
    'inputs',
    'camera refusal',
    'media paths',
    'media loss',
    'silence',
    'transfer progress',
    'transfer request',
    'replacement',
  ],
  timeoutMs: 30_000,
  gaps: [
    {
      test: 'sends digits that arrive in order',
      reason: 'Digits go out as RFC 4733 events within the sound, which the browser at the far side does not show.',
    },
  ],
  async run(test) {
    const page = await rig.openPage()
    await page.context().grantPermissions(['microphone', 'camera'])
    const accounts = {
      server: rig.kamailio.url,
      domain: rig.kamailio.domain,
      phone: { username: '100', password: rig.kamailio.accounts['100'] ?? '' },
      far: { username: '101', password: rig.kamailio.accounts['101'] ?? '' },
    }
    try {
      await page.evaluate(([name, declared, given]) => window.runCase(name, declared, given), [
        test,
        { ...capabilities, listCalls: true },
        accounts,
      ] as const)
    } finally {
      await page.context().close()
    }
  },
})
