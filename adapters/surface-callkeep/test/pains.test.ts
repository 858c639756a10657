import { describe, expect, it } from 'vitest'
import { wireNames } from '../src/module/events.ts'
import { managed, uuidA, uuidB } from './support/bench.ts'
import { type OpenApp, type Telephone, telephone } from './support/phone.ts'

const platforms = ['ios', 'android'] as const
const push = { uuid: uuidA, handle: '101', name: 'Mai' }
const issue = (number: number) => `https://github.com/react-native-webrtc/react-native-callkeep/issues/${number}`

/** The push knows the call by the same uuid as the INVITE, as servers write it into a header of theirs. */
function shareUuid({ far }: Telephone, uuid: string): void {
  far.emit({ type: 'call.announced', call: { refs: { 'os.uuid': uuid, 'mock.id': 'mock-1' } } })
}
const phases = ({ calls }: OpenApp) => calls.map(({ phase }) => phase)
const stages = ({ simulator }: Telephone) => simulator.calls().map(({ stage }) => stage)
/** On the OS's screen and on ours there is the same. */
function expectAgreement(phone: Telephone, app: OpenApp): void {
  const ours = app.calls.filter(({ phase }) => phase !== 'ended')
  expect(phone.simulator.calls()).toHaveLength(ours.length)
  expect(phone.simulator.crashes).toEqual([])
}

/** Incoming, answered on the OS's screen, and talking. */
async function talking(phone: Telephone, from = '101') {
  const app = await phone.open()
  const far = phone.far.call({ from })
  await phone.quiet(100)
  phone.simulator.user.answer(phone.simulator.calls()[0]?.uuid ?? '')
  await phone.quiet(100)
  expect(phases(app)).toEqual(['active'])
  return { app, far }
}

describe(`the answer is lost on a cold start, since the queue is nil (${issue(844)})`, () => {
  it('the OS is asked which calls it shows, and says that this one was answered', async () => {
    const phone = telephone('ios', { lateInit: true })
    phone.simulator.os.push(push)
    await phone.quiet()
    phone.simulator.user.answer(uuidA)
    await phone.quiet()
    const app = await phone.open()
    expect(app.calls).toMatchObject([{ phase: 'incoming', answering: true }])
    shareUuid(phone, uuidA)
    const far = phone.far.call({ from: '101' })
    await phone.quiet(100)
    expect(far.stage).toBe('talking')
    expect(phases(app)).toEqual(['active'])
    expectAgreement(phone, app)
  })

  it('leaves the name that the OS knows, until there is a better one', async () => {
    const phone = telephone('ios', { lateInit: true })
    phone.simulator.os.push(push)
    await phone.quiet()
    await phone.open()
    expect(phone.simulator.calls()).toMatchObject([{ name: 'Mai', handle: '101' }])
  })
})

describe(`the answer is missing where the listener came too late (${issue(339)})`, () => {
  it.each(platforms)('%s: one call, in its phase, by whatever way it is told', async (platform) => {
    const phone = telephone(platform)
    phone.simulator.os.push(push)
    await phone.quiet()
    phone.simulator.user.answer(uuidA)
    await phone.quiet()
    const app = await phone.open()
    expect(app.calls).toMatchObject([{ phase: 'incoming', answering: true, remote: { address: '101', name: 'Mai' } }])
    const far = phone.far.call({ from: '101' })
    await phone.quiet(100)
    expect(far.stage).toBe('talking')
    expect(phases(app)).toEqual(['active'])
    expect(stages(phone)).toEqual(['connected'])
    expectAgreement(phone, app)
  })
})

describe(`the queue tells that a call was shown, and not that it was answered (${issue(330)})`, () => {
  it('iOS: the list of calls tells it', async () => {
    const phone = telephone('ios')
    phone.simulator.os.push(push)
    await phone.quiet()
    phone.simulator.os.lose(wireNames.answerCall)
    phone.simulator.user.answer(uuidA)
    await phone.quiet()
    const app = await phone.open()
    const far = phone.far.call({ from: '101' })
    await phone.quiet(100)
    expect(far.stage).toBe('talking')
    expect(phases(app)).toEqual(['active'])
    expectAgreement(phone, app)
  })
})

describe(`a UUID is written in other letters, and the call is not found (${issue(681)}, ${issue(367)})`, () => {
  /** A push in capitals has shown the call that comes now. */
  async function pushed(platform: (typeof platforms)[number]) {
    const phone = telephone(platform)
    const app = await phone.open()
    phone.simulator.os.push({ ...push, uuid: uuidA.toUpperCase() })
    await phone.quiet(10)
    return { phone, app, far: phone.far.call({ from: '101' }) }
  }

  it.each(platforms)('%s: the far side hangs up, and the screen goes', async (platform) => {
    const { phone, app, far } = await pushed(platform)
    await phone.quiet(10)
    expect(app.calls).toHaveLength(1)
    far.cancel()
    await phone.quiet(100)
    expect(phone.simulator.calls()).toEqual([])
  })

  it.each(platforms)('%s: the user hangs up there, and the call ends here', async (platform) => {
    const { phone, app, far } = await pushed(platform)
    phone.simulator.user.answer(uuidA)
    await phone.quiet(100)
    expect(phases(app)).toEqual(['active'])
    void app.phone.hold()
    await phone.quiet(10)
    expect(phone.simulator.calls()).toMatchObject([{ held: true }])
    phone.simulator.user.end(uuidA)
    await phone.quiet(100)
    expect(far.end).toMatchObject({ reason: 'hung-up' })
    expectAgreement(phone, app)
  })
})

describe(`"End & Accept" ends the first call, and tells of no answer (${issue(719)})`, () => {
  it.each(platforms)('%s: told as it should be', async (platform) => {
    const phone = telephone(platform)
    const { app, far } = await talking(phone)
    const second = phone.far.call({ from: '102' })
    await phone.quiet(100)
    const uuid = phone.simulator.calls().find(({ stage }) => stage === 'ringing')?.uuid ?? ''
    phone.simulator.user.endAndAnswer(uuid)
    await phone.quiet(4_000)
    expect([far.stage, second.stage]).toEqual(['ended', 'talking'])
    expect(phases(app)).toEqual(['active'])
    expectAgreement(phone, app)
  })

  it('iOS: the answer is lost, and found again when the app comes to the front', async () => {
    const phone = telephone('ios')
    const { app, far } = await talking(phone)
    phone.far.emit({ type: 'app.changed', state: 'background' })
    const second = phone.far.call({ from: '102' })
    await phone.quiet(100)
    const uuid = phone.simulator.calls().find(({ stage }) => stage === 'ringing')?.uuid ?? ''
    phone.simulator.os.lose(wireNames.answerCall)
    phone.simulator.user.endAndAnswer(uuid)
    await phone.quiet(100)
    expect([far.stage, second.stage]).toEqual(['ended', 'ringing'])
    phone.far.emit({ type: 'app.changed', state: 'foreground' })
    await phone.quiet(4_000)
    expect(second.stage).toBe('talking')
    expect(phases(app)).toEqual(['active'])
    expectAgreement(phone, app)
  })
})

describe(`listeners are added again and again, and each tap counts many times (${issue(160)})`, () => {
  it.each(platforms)('%s: a phone that is stopped and started hears each event once', async (platform) => {
    const phone = telephone(platform)
    const app = await phone.open()
    for (let turn = 0; turn < 3; turn++) {
      void app.phone.stop()
      await phone.quiet(10)
      void app.phone.start()
      await phone.quiet(10)
    }
    void app.phone.signIn({ username: 'me' })
    const far = phone.far.call({ from: '101' })
    await phone.quiet(100)
    const uuid = phone.simulator.calls()[0]?.uuid ?? ''
    phone.simulator.user.answer(uuid)
    await phone.quiet(100)
    phone.simulator.user.digits(uuid, '7')
    await phone.quiet(1_000)
    expect(far.digits).toBe('7')
  })

  it.each(platforms)('%s: what the app listens to by itself stays when the phone stops', async (platform) => {
    const phone = telephone(platform)
    const app = await phone.open()
    const heard: unknown[] = []
    app.callKeep.addEventListener('endCall', (data: unknown) => heard.push(data))
    void app.phone.stop()
    await phone.quiet(10)
    phone.simulator.os.utter(wireNames.endCall, { callUUID: uuidA })
    await phone.quiet(10)
    expect(heard).toEqual([{ callUUID: uuidA }])
  })
})

describe(`an end is told right after a call was started (${issue(785)})`, () => {
  it('iOS: the queue holds the end of another call, and is told again and again', async () => {
    const phone = telephone('ios')
    phone.simulator.os.push(push)
    await phone.quiet()
    phone.simulator.user.end(uuidA)
    await phone.quiet()
    const app = await phone.open()
    void app.phone.startCall({ to: '200' })
    await phone.quiet(100)
    phone.far.last?.answer()
    await phone.quiet(100)
    expect(app.calls.find(({ direction }) => direction === 'outgoing')).toMatchObject({ phase: 'active' })
    expect(stages(phone)).toEqual(['connected'])
  })

  it.each(platforms)('%s: the far side rings, and nobody has ended anything', async (platform) => {
    const phone = telephone(platform)
    const app = await phone.open()
    void app.phone.startCall({ to: '200' })
    await phone.quiet(100)
    phone.simulator.os.utter(wireNames.endCall, { callUUID: uuidB })
    await phone.quiet(100)
    phone.far.last?.ring()
    await phone.quiet(5_000)
    expect(phases(app)).toEqual(['ringing'])
    expect(phone.far.calls).toHaveLength(1)
    expectAgreement(phone, app)
  })
})

describe(`no sound after "Hold & Accept", or once the second call has ended (${issue(399)}, ${issue(489)})`, () => {
  it.each(platforms)('%s: the second talks while the first is held, and the first talks again', async (platform) => {
    const phone = telephone(platform)
    const { app, far } = await talking(phone)
    const second = phone.far.call({ from: '102' })
    await phone.quiet(100)
    const [first, next] = phone.simulator.calls()
    phone.simulator.user.holdAndAnswer(next?.uuid ?? '')
    await phone.quiet(1_000)
    expect([far.heldByPhone, second.stage, second.heldByPhone]).toEqual([true, 'talking', false])
    expect(phone.simulator.calls()).toMatchObject([
      { held: true, stage: 'connected' },
      { held: false, stage: 'connected' },
    ])
    phone.simulator.user.end(next?.uuid ?? '')
    phone.simulator.os.setAudioSession(false)
    await phone.quiet(1_000)
    phone.simulator.user.hold(first?.uuid ?? '', false)
    await phone.quiet(4_000)
    expect(far.heldByPhone).toBe(false)
    expect(phases(app)).toEqual(['active'])
    expectAgreement(phone, app)
    if (platform === 'android') return
    // Taken with the end of the second, given again with the first: the transport hears of both.
    const sessions = phone.far.received.filter(({ type }) => type === 'setAudioSession')
    expect(sessions.length).toBeGreaterThanOrEqual(3)
  })

  it('Android: the call is made active in Telecom, and not only in the app', async () => {
    const phone = telephone('android')
    await talking(phone)
    expect(phone.simulator.told.map(({ name }) => name)).toContain('setCurrentCallActive')
  })
})

describe(`Telecom gives a call that was started another uuid (${issue(625)})`, () => {
  it.each([
    ['self-managed', undefined],
    ['managed', managed],
  ])('%s: it is the same call, and no second one', async (_, setup) => {
    const phone = telephone('android', { renames: true, ...(setup && { setup }) })
    const app = await phone.open()
    void app.phone.startCall({ to: '+84901234567' })
    await phone.quiet(100)
    expect(app.calls).toHaveLength(1)
    expect(phone.simulator.calls()[0]?.uuid).not.toBe(app.calls[0]?.id)
    phone.far.last?.answer()
    await phone.quiet(100)
    expect(stages(phone)).toEqual(['connected'])
    void app.phone.mute()
    await phone.quiet(100)
    expect(phone.simulator.calls()).toMatchObject([{ muted: true }])
    phone.simulator.user.end(phone.simulator.calls()[0]?.uuid ?? '')
    await phone.quiet(100)
    expect(phone.far.last?.end).toMatchObject({ reason: 'hung-up' })
    expectAgreement(phone, app)
  })

  it('a call that the user dials to the same number in the same moment is one too many', async () => {
    const phone = telephone('android')
    const app = await phone.open()
    phone.simulator.user.start('102')
    void app.phone.startCall({ to: '102' })
    await phone.quiet(100)
    phone.far.last?.answer()
    await phone.quiet(40_000)
    expectAgreement(phone, app)
  })

  it('two that are placed at once are two', async () => {
    const phone = telephone('android', { renames: true })
    const app = await phone.open()
    void app.phone.startCall({ to: '102' })
    void app.phone.startCall({ to: '103' })
    await phone.quiet(100)
    expect(phone.simulator.calls()).toHaveLength(app.calls.length)
    expect(phone.far.calls).toHaveLength(app.calls.length)
  })
})

describe('there is no event for the end of ringing (https://github.com/react-native-webrtc/react-native-callkit/issues/56)', () => {
  it.each(platforms)('%s: the phone ends it by its own deadline, and the screen goes', async (platform) => {
    const phone = telephone(platform, { policy: { ringTimeoutMs: 20_000 } })
    const app = await phone.open()
    const far = phone.far.call({ from: '101' })
    await phone.quiet(19_000)
    expect(stages(phone)).toEqual(['ringing'])
    await phone.quiet(2_000)
    expect(far.stage).toBe('ended')
    expect(app.phone.getSnapshot().log).toMatchObject([{ end: { reason: 'no-answer' } }])
    expect(phone.simulator.gone).toMatchObject([{ cause: platform === 'ios' ? 'unanswered' : 'MISSED' }])
  })
})

describe('mute goes to and fro between app and call screen (https://github.com/jitsi/jitsi-meet/pull/3167)', () => {
  it.each(platforms)('%s: many taps at both ends come to rest, and to the same', async (platform) => {
    const phone = telephone(platform)
    const { app } = await talking(phone)
    const uuid = phone.simulator.calls()[0]?.uuid ?? ''
    for (let tap = 0; tap < 10; tap++) {
      void (tap % 2 ? app.phone.unmute() : app.phone.mute())
      if (tap % 3 === 0) phone.simulator.user.mute(uuid, tap % 2 === 0)
      if (tap % 4 === 0) await phone.quiet(tap)
    }
    await phone.quiet(5_000)
    const told = phone.simulator.told.length
    await phone.quiet(60_000)
    expect(phone.simulator.told).toHaveLength(told)
    expect(phone.simulator.calls()[0]?.muted).toBe(app.calls[0]?.mute.actual)
  })
})

describe('a call that never was', () => {
  it('iOS: a call of the SIM is not ours, once the phone runs', async () => {
    const phone = telephone('ios')
    const app = await phone.open()
    phone.simulator.os.foreignCall(uuidB, { connected: true })
    phone.far.emit({ type: 'app.changed', state: 'background' })
    phone.far.emit({ type: 'app.changed', state: 'foreground' })
    await phone.quiet(100)
    expect(app.calls).toEqual([])
  })

  it.each(platforms)('%s: do not disturb declines here, and no screen rings', async (platform) => {
    const phone = telephone(platform)
    const app = await phone.open()
    phone.simulator.os.refuseNext()
    const far = phone.far.call({ from: '101' })
    await phone.quiet(100)
    expect(far.stage).toBe('ended')
    expect(app.phone.getSnapshot().log).toMatchObject([
      { end: { reason: platform === 'ios' ? 'blocked' : 'busy', by: 'system' } },
    ])
    expectAgreement(phone, app)
  })
})

describe('a call from Recents, Siri or the dialer', () => {
  it.each(platforms)('%s: the app is opened by it, signs in, and calls once', async (platform) => {
    const phone = telephone(platform)
    phone.simulator.user.start('200')
    await phone.quiet()
    const app = await phone.open()
    await phone.quiet(1_000)
    expect(phone.far.calls).toHaveLength(1)
    expect(app.calls).toMatchObject([{ direction: 'outgoing', remote: { address: '200' } }])
    phone.far.last?.answer()
    await phone.quiet(100)
    expect(stages(phone)).toEqual(['connected'])
    expectAgreement(phone, app)
  })
})
