import { describe, expect, it } from 'vitest'
import { activeSession, readCall } from './call-message.ts'
import { readDeviceLists } from './devices.ts'
import { refusedBy, registrationFailure, vendorOf } from './fault.ts'
import { readMember, readUser } from './person.ts'

const getters = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]))

describe('readCall', () => {
  it.each([
    null,
    undefined,
    'call',
    7,
    {},
    { getSessionId: 'v1' },
    getters({ getSessionId: '' }),
    getters({ getSessionId: 5 }),
  ])('finds no call in %j', (raw) => {
    expect(readCall(raw)).toBeUndefined()
  })

  it('survives getters that throw, and takes what is left', () => {
    const raw = {
      ...getters({ getSessionId: 's1', getStatus: 'initiated' }),
      getCallInitiator() {
        throw new Error('no data')
      },
    }
    expect(readCall(raw)).toEqual({ session: 's1', status: 'initiated', video: false, group: false })
  })

  it('knows whom it was placed to by the id alone, where nothing else is told', () => {
    const raw = getters({ getSessionId: 's1', getReceiverType: 'group', getReceiverId: 'team', getType: 'video' })
    expect(readCall(raw)).toMatchObject({ group: true, video: true, receiver: { uid: 'team' } })
  })
})

describe('activeSession', () => {
  it.each([
    ['null', () => null],
    ['undefined, as after a fault of the SDK', () => undefined],
    [
      'a throw',
      () => {
        throw new Error('no window')
      },
    ],
  ])('is nobody for %s', (_what, getActiveCall) => {
    expect(activeSession({ getActiveCall })).toBeUndefined()
  })
})

describe('people', () => {
  it('are classes in the Chat SDK and plain in the Calls SDK, and nobody without a uid', () => {
    expect(readUser(getters({ getUid: 'a', getName: 'Anna', getAvatar: '' }))).toEqual({ uid: 'a', name: 'Anna' })
    expect(readMember({ uid: 'a', name: 'Anna', avatar: 'p' })).toEqual({ uid: 'a', name: 'Anna', avatar: 'p' })
    expect([readUser({}), readMember({ name: 'Anna' }), readMember(null)]).toEqual([undefined, undefined, undefined])
  })
})

describe('devices', () => {
  it('are the ones of each kind that have an id', () => {
    const raw = {
      audioInputDevices: [
        { deviceId: 'm', kind: 'audioinput', label: 'Mic' },
        { deviceId: '', kind: 'audioinput' },
        { deviceId: 'x', kind: 'videoinput' },
        null,
      ],
      videoInputDevices: 'none',
    }
    expect(readDeviceLists(raw)).toEqual({ microphones: [{ id: 'm', name: 'Mic' }] })
    expect(readDeviceLists(undefined)).toEqual({})
  })
})

describe('faults', () => {
  it.each([
    [{ code: 'CALL_IN_PROGRESS', message: 'x' }, 'busy'],
    [{ code: 'USER_NOT_LOGGED_IN' }, 'not-registered'],
    [{ code: 'FAILED_TO_FETCH' }, 'offline'],
    [{ code: 'constructor' }, 'failed'],
    [new Error('no'), 'failed'],
    ['no', 'failed'],
    [undefined, 'failed'],
  ])('%j is %s', (error, reason) => {
    expect(refusedBy(error).reason).toBe(reason)
  })

  it('are read even where reading throws', () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('hostile')
        },
      },
    )
    expect(vendorOf(hostile)).toEqual({ message: 'It failed with what nobody can read.' })
  })

  it('of a login that nobody knows are unknown, so that it is tried again', () => {
    expect(registrationFailure({ code: 'ERR_NEW' })).toBe('unknown')
    expect(registrationFailure({ code: 'AUTH_ERR_AUTH_TOKEN_NOT_FOUND' })).toBe('credentials')
  })
})
