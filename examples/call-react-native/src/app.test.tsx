import { createPhone } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import { createOmikitTransport, type Dialect, omikitPluginBridge, type Platform } from '@offhook/transport-omikit'
import { createOmiSimulator, simulatorNumbers } from '@offhook/transport-omikit/simulator'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { App } from './app.tsx'
import { simulatedHost } from './simulated/host.ts'
import { find, mount, press, textOf, type } from './testing/mount.ts'

function appOn(platform: Platform, dialect: Exclude<Dialect, 'flutter-3.3'>) {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createOmiSimulator({ platform, dialect, clock, numbers: simulatorNumbers })
  if (!simulator.plugin) throw new Error('no plugin')
  const bridge = omikitPluginBridge(simulator.plugin, { platform })
  const transport = createOmikitTransport({ bridge, clock, hotline: [...(simulatedHost.hotlines ?? [])] })
  const phone = createPhone({ transport, clock })

  /** Lets the time of the app pass until the screen is so. Fails with what was wrong at last. */
  async function shows(check: () => void): Promise<void> {
    for (let step = 0; step < 100; step += 1) {
      try {
        return check()
      } catch {
        await act(() => clock.advanceAsync(100))
      }
    }
    check()
  }
  return { simulator, clock, shows, appPhone: { phone, transport, host: simulatedHost } }
}

const says854 = {
  en: 'This number is on the do-not-call list.',
  vi: 'Số này nằm trong danh sách không gọi (DNC).',
}

const sides = [
  ['android', 'rn-4.0', says854],
  ['android', 'rn-4.1', says854],
  // The first plugin tells the SIP status alone, and the code of the switchboard never.
  [
    'ios',
    'rn-4.0',
    { en: 'Your service plan does not allow this call.', vi: 'Gói dịch vụ không cho phép cuộc gọi này.' },
  ],
  ['ios', 'rn-4.1', says854],
] as const

describe.each(sides)('the app on %s, %s', (platform, dialect, words) => {
  async function opened() {
    const app = appOn(platform, dialect)
    void app.appPhone.phone.start()
    mount(<App appPhone={app.appPhone} />)
    await app.shows(() => find('button', 'Sign in'))
    return app
  }

  it('signs in, dials, and says why the call ended, in both languages', async () => {
    const { simulator, appPhone, clock, shows } = await opened()
    press('button', 'Sign in')
    await shows(() => expect(textOf('line-status') ?? '').toContain('Ready'))
    type('Number', '854')
    press('button', 'Call')
    await shows(() => expect(textOf('end-words') ?? '').toContain(words.en))
    press('button', 'VI Tiếng Việt')
    expect(textOf('end-words') ?? '').toContain(words.vi)
    press('button', 'Đóng')
    await shows(() => find('button', 'Gọi'))
    await act(async () => {
      void appPhone.phone.stop()
      await clock.advanceAsync(1_000)
    })
    simulator.dispose()
  })

  it('says of an account that nothing has proved that it is not confirmed, until a call proves it', async () => {
    const { simulator, shows } = await opened()
    press('button', 'Sign in')
    const isUnproven = platform === 'ios' && dialect === 'rn-4.0'
    await shows(() => expect(textOf('line-status') ?? '').toMatch(isUnproven ? /unconfirmed$/ : /Ready$/))
    await act(async () => void simulator.far.call({ from: '0901234567' }))
    await shows(() => find('button', 'Decline'))
    press('button', 'Decline')
    await shows(() => find('button', 'Close'))
    press('button', 'Close')
    await shows(() => expect(textOf('line-status') ?? '').toMatch(/Ready$/))
    simulator.dispose()
  })

  it('shows a customer the hotline, and nothing to dial with', async () => {
    const { simulator, shows } = await opened()
    press('radio', 'Customer')
    press('button', 'Sign in')
    await shows(() => find('heading', 'Hotline'))
    expect(document.querySelector('input[aria-label="Number"]')).toBeNull()
    press('button', 'Call 19001234')
    await shows(() => expect(simulator.far.calls.map(({ number }) => number)).toEqual(['19001234']))
    simulator.dispose()
  })
})
