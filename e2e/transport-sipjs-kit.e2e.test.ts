import { describeTransport } from '@offhook/testing'
import { type CaseName, caseNames } from '@offhook/testing/kit'
import { createSipJsTransport } from '@offhook/transport-sipjs'
import { afterAll, beforeAll, describe, vi } from 'vitest'
import { Rig } from './support/rig.ts'

/** They mostly wait: for the server, for media, for silence. More of them at once would make a small machine late. */
vi.setConfig({ maxConcurrency: 2 })

/** Each case has two of its own, so that none meets what another left at the server. */
const usersOf = (test: CaseName) => {
  const index = caseNames.indexOf(test)
  return { phone: `phone${index}`, far: `far${index}` }
}
const users = caseNames.flatMap((test) => Object.values(usersOf(test)))
const accounts = Object.fromEntries(users.map((user) => [user, `secret-${user}`]))

let rig: Rig
beforeAll(async () => {
  rig = await Rig.start('kit', { accounts })
})
afterAll(() => rig.stop())

const { capabilities: here } = createSipJsTransport({ server: 'ws://127.0.0.1' })

/** As the transport says in a browser, which mixes; Node does not. */
const capabilities = { ...here, can: { ...here.can, merge: true, split: true } }

const digitsUnseen =
  'Digits go out as RFC 4733 events within the sound, which the browser at the far side does not show.'

describe.concurrent('on accounts of its own', () =>
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
      { test: 'sends digits that arrive in order', reason: digitsUnseen },
      { test: 'sends digits into the call that it names, though another is newer', reason: digitsUnseen },
    ],
    async run(test) {
      const { phone, far } = usersOf(test)
      const page = await rig.openPage()
      try {
        await page.context().grantPermissions(['microphone', 'camera'])
        const given = {
          server: rig.kamailio.url,
          domain: rig.kamailio.domain,
          phone: { username: phone, password: accounts[phone] ?? '' },
          far: { username: far, password: accounts[far] ?? '' },
        }
        await page.evaluate(([name, declared, users]) => window.runCase(name, declared, users), [
          test,
          { ...capabilities, listCalls: true },
          given,
        ] as const)
      } finally {
        await page.context().close()
      }
    },
  }))
