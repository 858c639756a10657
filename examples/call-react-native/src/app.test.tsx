import { createPhone } from '@offhook/core'
import { createOmikitTransport, type Dialect, omikitPluginBridge, type Platform } from '@offhook/transport-omikit'
import { createOmiSimulator, simulatorNumbers } from '@offhook/transport-omikit/simulator'
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { App } from './app.tsx'
import { find, mount, press, textOf, type } from './testing/mount.ts'

function lineOn(platform: Platform, dialect: Exclude<Dialect, 'flutter-3.3'>) {
  const simulator = createOmiSimulator({ platform, dialect, numbers: simulatorNumbers })
  if (!simulator.plugin) throw new Error('no plugin')
  const transport = createOmikitTransport({ bridge: omikitPluginBridge(simulator.plugin, { platform }) })
  return { simulator, line: { phone: createPhone({ transport }), transport } }
}

/** Waits for what native functions and events bring about. */
const shows = (check: () => void) => vi.waitFor(() => act(async () => check()), { timeout: 8_000, interval: 20 })

const says854 = {
  en: 'This number is on the do-not-call list.',
  vi: 'Số này nằm trong danh sách không gọi (DNC).',
}

describe.each([
  ['android', 'rn-4.0', says854],
  ['android', 'rn-4.1', says854],
  // The first plugin tells the SIP status alone, and the code of the switchboard never.
  [
    'ios',
    'rn-4.0',
    { en: 'Your service plan does not allow this call.', vi: 'Gói dịch vụ không cho phép cuộc gọi này.' },
  ],
  ['ios', 'rn-4.1', says854],
] as const)('the app on %s, %s', (platform, dialect, words) => {
  it('signs in, dials, and says why the call ended, in both languages', async () => {
    const { simulator, line } = lineOn(platform, dialect)
    await line.phone.start()
    mount(<App line={line} />)
    await shows(() => find('button', 'Sign in'))
    press('button', 'Sign in')
    await shows(() => expect(textOf('line-status') ?? '').toContain('Ready'))
    type('Number', '854')
    press('button', 'Call')
    await shows(() => expect(textOf('end-words') ?? '').toContain(words.en))
    press('button', 'VI Tiếng Việt')
    expect(textOf('end-words') ?? '').toContain(words.vi)
    press('button', 'Đóng')
    await shows(() => find('button', 'Gọi'))
    await act(() => line.phone.stop())
    simulator.dispose()
  }, 20_000)
})
