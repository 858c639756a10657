import { describe, expect, it } from 'vitest'
import type { OmiSimulator } from '../src/simulator/index.ts'
import { openSimulated, type SimulatedPhone, theCall, theFar } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

/** Straight to the native module: the plugin's own JavaScript hands Kotlin a wrong type for what asks. */
const bare = { bridgeOf: ({ bridge }: OmiSimulator) => bridge }

const android = kinds
  .filter(({ dialect, platform }) => platform === 'android' && dialect !== 'flutter-3.3')
  .map((kind) => [nameOf(kind), kind] as const)

/** The status of a start that is refused, the permission that is missing then, and Android's name of it. */
const rights = [
  // React Native looks at this one itself, before it asks the SDK, and calls it 4.
  [4, 'microphone', 'RECORD_AUDIO'],
  [451, 'camera', 'CAMERA'],
  [452, 'overlay', 'SYSTEM_ALERT_WINDOW'],
] as const

const waiting = ({ phone }: SimulatedPhone) => {
  const call = phone.getSnapshot().calls.at(-1)
  return call?.phase === 'preparing' ? call.waitingFor : call?.phase
}

describe.each(android)("a start with onPermission: 'request' on %s", (_name, kind) => {
  it.each(rights)(
    'that is refused as %s asks for it (%s), and dials once the user has granted it',
    async (code, permission, right) => {
      const asked: string[] = []
      const seen: (string | undefined)[] = []
      const line = await openSimulated(kind, {
        ...bare,
        askUser(wanted) {
          asked.push(...wanted)
          seen.push(waiting(line))
          return wanted
        },
      })
      line.simulator.far.permissions.deny(right)
      const refused = await line.answer(line.phone.startCall({ to: '0901234567', video: true }))
      expect(refused).toMatchObject({ ok: false, reason: 'permission-denied', permission, vendor: { code } })
      expect(asked).toEqual([])
      const started = line.phone.startCall({ to: '0901234567', video: true, onPermission: 'request' })
      expect(await line.answer(started)).toMatchObject({ ok: true })
      expect([asked, seen]).toEqual([[right], ['permission']])
      theFar(line).ring()
      theFar(line).answer()
      await line.pass()
      expect([theCall(line).phase, theFar(line).seen.stage]).toEqual(['active', 'talking'])
    },
  )

  it.each(rights)(
    'that is refused as %s comes to nothing where the user refuses: %s',
    async (_code, permission, right) => {
      const line = await openSimulated(kind, { ...bare, askUser: () => [] })
      line.simulator.far.permissions.deny(right)
      const started = line.phone.startCall({ to: '0901234567', video: true, onPermission: 'request' })
      expect(await line.answer(started)).toMatchObject({ ok: false, reason: 'permission-denied', permission })
      expect([line.phone.getSnapshot().calls, line.simulator.far.calls]).toEqual([[], []])
      // Granted in the settings after all, asking finds out without a prompt.
      line.simulator.far.permissions.grant(right)
      expect(await line.answer(line.phone.requestPermissions([permission]))).toMatchObject({ ok: true })
      expect(await line.answer(line.phone.startCall({ to: '0901234567', video: true }))).toMatchObject({ ok: true })
    },
  )

  it('asks for one after the other where two are missing', async () => {
    const asked: string[] = []
    const line = await openSimulated(kind, {
      ...bare,
      askUser(wanted) {
        asked.push(...wanted)
        return wanted
      },
    })
    line.simulator.far.permissions.deny('RECORD_AUDIO', 'SYSTEM_ALERT_WINDOW')
    const started = line.phone.startCall({ to: '0901234567', onPermission: 'request' })
    expect(await line.answer(started)).toMatchObject({ ok: true })
    expect(asked).toEqual(['RECORD_AUDIO', 'SYSTEM_ALERT_WINDOW'])
  })

  it('dials nobody where the user hangs up while the system asks', async () => {
    const line = await openSimulated(kind, {
      ...bare,
      askUser(wanted) {
        void line.phone.hangUp()
        return wanted
      },
    })
    line.simulator.far.permissions.deny('RECORD_AUDIO')
    const started = line.phone.startCall({ to: '0901234567', onPermission: 'request' })
    expect(await line.answer(started)).toMatchObject({ ok: false })
    await line.pass(5_000)
    expect(line.simulator.far.calls).toEqual([])
  })
})

const others = kinds
  .filter(({ dialect, platform }) => platform === 'ios' || dialect === 'flutter-3.3')
  .map((kind) => [nameOf(kind), kind] as const)

describe.each(others)("a start with onPermission: 'request' on %s", (_name, kind) => {
  it('is refused with the permission by name: there is no function that asks', async () => {
    const line = await openSimulated(kind)
    line.simulator.far.nextStart(kind.platform === 'ios' ? 4 : 450)
    const started = line.phone.startCall({ to: '0901234567', onPermission: 'request' })
    expect(await line.answer(started)).toMatchObject({ ok: false, permission: 'microphone' })
    expect(line.phone.getSnapshot().calls).toEqual([])
  })
})

describe.each(android)('a permission asked by phone.requestPermissions on %s', (_name, kind) => {
  it.each([
    ['microphone', 'RECORD_AUDIO', 'granted'],
    ['overlay', 'SYSTEM_ALERT_WINDOW', 'granted'],
    // The native side answers yes without the camera too, so nobody believes it.
    ['camera', 'CAMERA', 'unknown'],
  ] as const)('%s: the native side knows it, and the phone says so', async (permission, right, state) => {
    const line = await openSimulated(kind, bare)
    line.simulator.far.permissions.deny(right)
    expect(await line.answer(line.phone.requestPermissions([permission]))).toMatchObject({ ok: true })
    expect(line.phone.getSnapshot().permissions[permission]).toBe(state)
  })
})
