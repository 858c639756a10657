import { describe, expect, it } from 'vitest'
import type { OmiCredentials } from '../../src/index.ts'
import { createOmikitTransport } from '../../src/index.ts'
import type { OmiSimulator } from '../../src/simulator/index.ts'
import { bridgeTo, counted } from '../support/simulated.ts'
import {
  createSimulated,
  keyLogin,
  login,
  openSimulated,
  openUnsigned,
  standingOf,
  theCall,
  theFar,
} from '../support/simulated-phone.ts'
import { flutter } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omicall_flutter_plugin 3.3, sample by sample, done with a phone on the simulator, over messages of a host:
// the set-up in code, accounts, pushes, and starts.

/** What a sign-in comes to that is right: iOS says yes to any, and only a call proves it. */
const stands = { android: 'registered', ios: 'unproven' } as const

describe.each(flutter)(sample('Minimum setup'), (_name, kind) => {
  it('starts, signs in, and calls', async () => {
    const line = createSimulated(kind)
    expect(await line.answer(line.phone.start())).toMatchObject({ ok: true })
    expect(await line.answer(line.phone.signIn(login))).toMatchObject({ ok: true })
    expect(await line.answer(line.phone.startCall({ to: '0901234567' }))).toMatchObject({ ok: true })
    expect(theFar(line).number).toBe('0901234567')
    theFar(line).ring()
    theFar(line).answer()
    await line.pass()
    expect(standingOf(line)).toBe('registered')
  })
})

describe.each(flutter)(sample('startServices'), (_name, kind) => {
  it('is asked once of a host, however often the phone starts', async () => {
    const asked: string[] = []
    const bridgeOf = (simulator: OmiSimulator) => counted(bridgeTo(simulator), asked)
    const { phone, answer } = createSimulated(kind, { bridgeOf })
    await answer(phone.start())
    await answer(phone.stop())
    await answer(phone.start())
    expect(asked.filter((method) => method === 'startServices')).toEqual(['startServices'])
  })
})

describe.each(flutter)(sample('initCallWithUserPassword'), (_name, kind) => {
  it('comes to an account: the JSON of the plugin is read for the app', async () => {
    expect(standingOf(await openSimulated(kind))).toBe(stands[kind.platform])
  })

  it('says that there is no network, in place of NETWORK_UNAVAILABLE, and tries again', async () => {
    const line = await openUnsigned(kind)
    line.simulator.far.setNetwork('offline')
    const refused = await line.answer(line.phone.signIn(login))
    expect(refused).toMatchObject({ ok: false })
    expect(line.phone.getSnapshot().registration).toMatchObject({ state: 'reconnecting', reason: 'network' })
    line.simulator.far.setNetwork('online')
    await line.pass(60_000)
    expect(standingOf(line)).toBe(stands[kind.platform])
  })

  it('refuses a host that is missing by name, in place of MISSING_PARAMS', async () => {
    const { phone, answer } = await openUnsigned(kind)
    expect(await answer(phone.signIn({ ...login, host: '' }))).toMatchObject({ ok: false })
    expect(phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'credentials' })
  })

  it('says that the password is wrong, in place of INIT_FAILED; iOS says yes to any, and the first call tells', async () => {
    const line = await openUnsigned(kind)
    const signedIn = await line.answer(line.phone.signIn({ ...login, password: 'wrong' }))
    if (kind.platform === 'android') {
      expect(signedIn).toMatchObject({ ok: false })
    } else {
      const started = await line.answer(line.phone.startCall({ to: '0901' }))
      expect(started).toMatchObject({ ok: false, reason: 'not-registered' })
    }
    expect(['failed', 'reconnecting']).toContain(standingOf(line))
  })
})

describe.each(flutter)(sample('initCallWithApiKey'), (_name, kind) => {
  it('signs in; a number is needed, and its lack is said by name', async () => {
    const line = await openUnsigned(kind)
    expect(await line.answer(line.phone.signIn(keyLogin))).toMatchObject({ ok: true })
    await line.pass(6_000)
    expect(standingOf(line)).toBe(stands[kind.platform])
    const { phone: _, ...without } = keyLogin
    expect(await line.answer(line.phone.signIn(without as OmiCredentials))).toMatchObject({ ok: false })
    expect(line.phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'credentials' })
  })
})

describe.each(flutter)(sample('logout'), (_name, kind) => {
  it('signs out, and waits for it', async () => {
    const { phone, transport, answer } = await openSimulated(kind)
    expect(await answer(phone.signOut())).toMatchObject({ ok: true })
    expect(phone.getSnapshot().registration.state).toBe('signed-out')
    expect(await answer(transport.omi.getCurrentUser())).toEqual({ ok: true, value: undefined })
  })
})

describe.each(flutter)(sample('getInitialCall'), (_name, kind) => {
  it('is asked by the start: a call from before the app is there, once, in its phase', async () => {
    const line = await openSimulated(kind)
    await line.answer(line.phone.stop())
    line.simulator.react.detach()
    const far = line.simulator.far.call({ from: '0907654321' })
    await line.pass()
    line.simulator.react.attach()
    await line.answer(line.phone.start())
    await line.pass(3_000)
    expect(line.phone.getSnapshot().calls).toMatchObject([{ phase: 'incoming', remote: { address: '0907654321' } }])
    await line.answer(line.phone.answer())
    await line.pass()
    expect([far.seen.stage, theCall(line).phase]).toEqual(['talking', 'active'])
  })

  it('shows none where there is none, whether the native side says `null` or `false`', async () => {
    const line = await openSimulated(kind)
    expect(line.phone.getSnapshot()).toMatchObject({ listed: true, calls: [] })
  })
})

describe.each(flutter)(sample('configPushNotification'), (_name, kind) => {
  it('takes the keys of the document, and says which of them this platform does not read', async () => {
    const { transport, answer } = await openSimulated(kind)
    const configured = await answer(
      transport.omi.configPushNotification({
        notificationIcon: 'calling_face',
        prefix: 'Call from: ',
        incomingBackgroundColor: '#FFFFFFFF',
        incomingAcceptButtonImage: 'join_call',
        incomingDeclineButtonImage: 'hangup',
        backImage: 'ic_back',
        userImage: 'calling_face',
        prefixMissedCallMessage: 'Missed call from',
        missedCallTitle: 'Missed call',
        userNameKey: 'uuid',
        channelId: 'channelid.callnotification',
        audioNotificationDescription: '',
        videoNotificationDescription: '',
        representName: '',
      }),
    )
    const nobodys = ['incomingBackgroundColor', 'incomingAcceptButtonImage', 'incomingDeclineButtonImage', 'backImage']
    const read = configured.ok ? configured.value.ignored : []
    expect(read).toEqual(expect.arrayContaining(nobodys))
    expect(read.includes('missedCallTitle')).toBe(kind.platform === 'android')
    expect(read.includes('notificationIcon')).toBe(kind.platform === 'ios')
  })
})

/** What the document tells apart by its messages; the statuses are those of each platform. */
const starts = {
  android: [
    [200, 'taken'],
    [407, 'taken'],
    [408, 'offline'],
    [405, 'permission-denied'],
    [404, 'not-registered'],
    [400, 'busy'],
    [401, 'bad-address'],
    [402, 'bad-address'],
    [403, 'self-call'],
  ],
  ios: [
    [8, 'taken'],
    [11, 'offline'],
    [4, 'permission-denied'],
    [5, 'not-registered'],
    [6, 'not-registered'],
    [9, 'busy'],
    [10, 'forbidden'],
    [3, 'failed'],
    [7, 'failed'],
    [0, 'bad-address'],
    [1, 'bad-address'],
    [2, 'self-call'],
  ],
} as const

async function started(kind: (typeof flutter)[number][1], code: number) {
  const line = await openSimulated(kind)
  line.simulator.far.nextStart(code)
  const result = await line.answer(line.phone.startCall({ to: '0901234567' }))
  await line.pass(2_000)
  return { result, calls: line.phone.getSnapshot().calls }
}

describe.each(flutter)(sample('startCall'), (_name, kind) => {
  it.each<readonly [number, string]>(starts[kind.platform])('%s is %s', async (code, outcome) => {
    const { result } = await started(kind, code)
    expect(result.ok ? 'taken' : result.reason).toBe(outcome)
  })
})

describe.each(flutter)(sample('Troubleshooting: startCall is not 8'), (_name, kind) => {
  it.each<readonly [number, string]>(starts[kind.platform])(
    '%s opens a call screen only if it is taken: %s',
    async (code, outcome) => {
      const { calls } = await started(kind, code)
      expect(calls).toHaveLength(outcome === 'taken' ? 1 : 0)
    },
  )
})

describe.each(flutter)(sample('startCallWithUUID'), (_name, kind) => {
  it('reaches a user by id, and says of an unknown one that there is none', async () => {
    const line = await openSimulated(kind)
    expect(await line.answer(line.phone.startCall({ to: { userId: 'user-200' } }))).toMatchObject({ ok: true })
    expect(theFar(line).number).toBe('200')
    theFar(line).hangUp()
    await line.pass(10_000)
    const unknown = await line.answer(line.phone.startCall({ to: { userId: 'nobody' } }))
    expect(unknown).toMatchObject({ ok: false, reason: 'bad-address' })
  })
})

describe.each(flutter)(sample('Migration: one client'), (_name, kind) => {
  it('is one transport for each bridge that the app makes, handed on by the app: there is no global one', () => {
    const [one, other] = [createSimulated(kind), createSimulated(kind)]
    expect(one.transport).not.toBe(other.transport)
    expect(() => createOmikitTransport({} as never)).toThrow('needs a bridge')
  })
})
