import type { Permission } from '@offhook/core'
import { settle } from '@offhook/testing'
import { describe, expect, it, vi } from 'vitest'
import { createRig, type NativeSetup } from './native.ts'

const RECORD_AUDIO = 'android.permission.RECORD_AUDIO'
const changed = (permission: Permission, state: string) => ({ type: 'permission.changed', permission, state })

async function started(setup: NativeSetup = {}, granted: readonly string[] = []) {
  const rig = createRig(setup)
  for (const name of granted) rig.native.granted.add(name)
  await rig.start()
  await settle()
  return rig
}

describe('the permissions of Android', () => {
  it('are read at the start', async () => {
    const { facts } = await started({}, [RECORD_AUDIO])
    expect(facts).toEqual([
      { type: 'app.changed', state: 'foreground' },
      changed('microphone', 'granted'),
      changed('camera', 'prompt'),
      changed('notifications', 'prompt'),
      changed('bluetooth', 'prompt'),
    ])
  })

  it.each([
    [24, ['RECORD_AUDIO', 'CAMERA']],
    [30, ['RECORD_AUDIO', 'CAMERA']],
    [31, ['RECORD_AUDIO', 'CAMERA', 'BLUETOOTH_CONNECT']],
    [32, ['RECORD_AUDIO', 'CAMERA', 'BLUETOOTH_CONNECT']],
    [33, ['RECORD_AUDIO', 'CAMERA', 'POST_NOTIFICATIONS', 'BLUETOOTH_CONNECT']],
  ])('are those that API level %i has; the others came with the installation', async (version, names) => {
    const { native, facts } = await started({ version })
    expect(native.take()).toEqual(names.map((name) => `check android.permission.${name}`))
    if (version < 31) expect(facts).toContainEqual(changed('bluetooth', 'granted'))
    if (version < 33) expect(facts).toContainEqual(changed('notifications', 'granted'))
  })

  it.each<[Permission, string]>([
    ['microphone', RECORD_AUDIO],
    ['camera', 'android.permission.CAMERA'],
    ['notifications', 'android.permission.POST_NOTIFICATIONS'],
    ['bluetooth', 'android.permission.BLUETOOTH_CONNECT'],
  ])('ask for %s by %s', async (permission, name) => {
    const { ask, native, take } = await started()
    native.take()
    take()
    const asked = ask(permission)
    await settle()
    native.prompt().answer('granted')
    expect(await asked).toEqual({ ok: true })
    expect(native.take()).toEqual([`request ${name}`])
    expect(take()).toEqual([changed(permission, 'granted')])
  })

  it.each([
    ['denied', 'denied'],
    ['never_ask_again', 'blocked'],
  ])('answered %s are %s', async (said, state) => {
    const { ask, native, take } = await started()
    take()
    const asked = ask('microphone')
    await settle()
    native.prompt().answer(said)
    expect(await asked).toEqual({
      ok: false,
      reason: 'permission-denied',
      permission: 'microphone',
      vendor: { code: said },
    })
    expect(take()).toEqual([changed('microphone', state)])
  })

  it('are asked for again after "never": only the system knows whether that still holds', async () => {
    const { ask, native, take } = await started()
    for (const said of ['never_ask_again', 'granted']) {
      const asked = ask('microphone')
      await settle()
      native.prompt().answer(said)
      await asked
    }
    expect(take().slice(-2)).toEqual([changed('microphone', 'blocked'), changed('microphone', 'granted')])
  })

  it('are prompted for one at a time', async () => {
    const { ask, native } = await started()
    const both = [ask('microphone'), ask('camera')]
    await settle()
    expect(native.promptsOpen).toBe(1)
    native.prompt().answer('denied')
    await settle()
    expect(native.promptsOpen).toBe(1)
    native.prompt().answer('granted')
    expect(await Promise.all(both)).toMatchObject([{ reason: 'permission-denied' }, { ok: true }])
  })

  it('are not prompted for once the question was given up', async () => {
    const { ask, native } = await started()
    native.take()
    const controller = new AbortController()
    const first = ask('microphone')
    const second = ask('camera', controller.signal)
    await settle()
    controller.abort()
    native.prompt().answer('granted')
    expect(await first).toEqual({ ok: true })
    expect(await second).toMatchObject({ ok: false, reason: 'failed', vendor: { code: 'AbortError' } })
    expect(native.take()).toEqual([`request ${RECORD_AUDIO}`])
  })

  it('that the system fails to ask for are a failure with its code', async () => {
    const { ask, native, take } = await started()
    take()
    const asked = ask('microphone')
    await settle()
    const message = 'Tried to use permissions API while not attached to an Activity.'
    native.prompt().fail(Object.assign(new Error(message), { code: 'E_INVALID_ACTIVITY' }))
    const vendor = { code: 'E_INVALID_ACTIVITY', message }
    expect(await asked).toEqual({ ok: false, reason: 'failed', permission: 'microphone', vendor })
    expect(take()).toEqual([])
  })

  it('are read again when the user comes back from the settings', async () => {
    const { native, take } = await started({}, ['android.permission.CAMERA'])
    take()
    native.goes('background')
    native.granted.add(RECORD_AUDIO)
    native.granted.delete('android.permission.CAMERA')
    native.goes('active')
    await settle()
    expect(take()).toEqual([
      { type: 'app.changed', state: 'background' },
      { type: 'app.changed', state: 'foreground' },
      changed('microphone', 'granted'),
      changed('camera', 'prompt'),
    ])
  })

  it('stay refused as they were when a reading says no more than "not granted"', async () => {
    const { ask, native, take } = await started()
    const asked = ask('microphone')
    await settle()
    native.prompt().answer('never_ask_again')
    await asked
    take()
    native.goes('background')
    native.goes('active')
    await settle()
    expect(take().filter((fact) => JSON.stringify(fact).includes('permission'))).toEqual([])
  })
})

describe('a reading that was overtaken', () => {
  it('does not undo what the user answered', async () => {
    const late: ((granted: boolean) => void)[] = []
    const overlay = { check: () => new Promise<boolean>((resolve) => late.push(resolve)), request: async () => true }
    const rig = createRig({ platform: 'ios' }, { permissions: { overlay } })
    await rig.start()
    expect(await rig.ask('overlay')).toEqual({ ok: true })
    rig.take()
    for (const answer of late) answer(false)
    await settle()
    expect(rig.take()).toEqual([])
  })
})

describe('on iOS', () => {
  it.each<Permission>(['microphone', 'camera', 'notifications', 'bluetooth'])(
    'React Native can neither read nor ask for %s',
    async (permission) => {
      const warn = vi.spyOn(console, 'warn')
      const { ask, facts } = await started({ platform: 'ios' })
      expect(await ask(permission)).toEqual({ ok: false, reason: 'not-supported', permission })
      expect(facts).toEqual([{ type: 'app.changed', state: 'foreground' }])
      expect(warn).not.toHaveBeenCalled()
    },
  )
})

describe('a gate of the app', () => {
  async function withGate(check: boolean | string, request: boolean | string) {
    const overlay = { check: async () => check, request: async () => request }
    const rig = createRig({ platform: 'android' }, { permissions: { overlay } })
    await rig.start()
    await settle()
    const read = rig.take().filter((fact) => JSON.stringify(fact).includes('overlay'))
    return { read, outcome: await rig.ask('overlay'), told: rig.take() }
  }

  it.each([
    [true, 'granted'],
    ['granted', 'granted'],
    ['limited', 'granted'],
    [false, 'prompt'],
    ['denied', 'prompt'],
    ['blocked', 'blocked'],
  ])('that reads %s is %s', async (said, state) => {
    expect((await withGate(said, true)).read).toEqual([changed('overlay', state)])
  })

  it.each([
    [true, { ok: true }, [changed('overlay', 'granted')]],
    [false, { reason: 'permission-denied', vendor: { code: 'false' } }, [changed('overlay', 'denied')]],
    ['blocked', { reason: 'permission-denied', vendor: { code: 'blocked' } }, [changed('overlay', 'blocked')]],
    ['unavailable', { reason: 'not-supported', vendor: { code: 'unavailable' } }, []],
  ])('that answers %s', async (said, outcome, told) => {
    const asked = await withGate(false, said)
    expect(asked.outcome).toMatchObject(outcome)
    expect(asked.told).toEqual(told)
  })

  it('that has nothing to say, or throws, is unknown', async () => {
    const silent = { check: () => 'unavailable', request: () => true }
    const broken = {
      check: () => {
        throw new Error('not linked')
      },
      request: () => Promise.reject(new TypeError('not linked')),
    }
    const rig = createRig({ platform: 'ios' }, { permissions: { bluetooth: silent, overlay: broken } })
    await rig.start()
    await settle()
    expect(rig.take()).toEqual([{ type: 'app.changed', state: 'foreground' }])
    expect(await rig.ask('overlay')).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { code: 'TypeError', message: 'not linked' },
    })
  })

  it('goes before the one of this package', async () => {
    const microphone = { check: async () => true, request: async () => true }
    const rig = createRig({}, { permissions: { microphone } })
    await rig.start()
    await settle()
    expect(rig.native.take()).not.toContain(`check ${RECORD_AUDIO}`)
    expect(rig.facts).toContainEqual(changed('microphone', 'granted'))
  })
})
