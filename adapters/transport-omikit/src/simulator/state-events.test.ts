import { describe, expect, it } from 'vitest'
import type { Dialect, Platform } from '../dialect.ts'
import type { OmiSimulatorOptions } from './options.ts'
import { createStage, customer, login, type Stage, startOfTime } from './test-stage.ts'

const text = expect.stringMatching(/^[\da-f-]{36}$/)
const uuid = expect.stringMatching(/^[\dA-F-]{36}$/)
const internal = '231'

async function staged(dialect: Dialect, platform: Platform, options?: Partial<OmiSimulatorOptions>) {
  const stage = createStage({ dialect, platform }, { qualityEveryMs: 0, ...options })
  await stage.signIn()
  return stage
}

/** An outgoing call that rings, is answered after 3 s and hung up by the far side after 10 more. */
async function outgoing(stage: Stage, isVideo = false) {
  await stage.does('startCall', { phoneNumber: customer, isVideo })
  const call = stage.simulator.far.calls.at(-1)
  call?.ring()
  await stage.pass(3_000)
  call?.answer()
  await stage.pass(10_000)
  call?.hangUp()
  await stage.pass()
  return stage.bodies('CALL_STATE_CHANGED')
}

/** An incoming call that the app answers, and that the far side hangs up after 10 s. */
async function incoming(stage: Stage, from: string | undefined = customer, video?: boolean) {
  const call = stage.simulator.far.call({ ...(from !== undefined && { from }), video })
  await stage.pass()
  await stage.does('joinCall')
  await stage.pass(5_000)
  call.hangUp()
  await stage.pass()
  return stage.bodies('CALL_STATE_CHANGED')
}

describe.each(['rn-4.0', 'rn-4.1'] as const)('CALL_STATE_CHANGED of %s on Android', (dialect) => {
  it('tells an outgoing call by these bodies', async () => {
    const stage = await staged(dialect, 'android')
    const known = { isVideo: false, incoming: false }
    expect(await outgoing(stage)).toEqual([
      { ...known, status: 1, callerNumber: customer, transactionId: '', _id: '', typeNumber: 'phone' },
      { ...known, status: 3, callerNumber: '', transactionId: text, typeNumber: 'phone' },
      { ...known, status: 4, callerNumber: '', transactionId: '', _id: '', typeNumber: '' },
      { ...known, status: 5, callerNumber: customer, transactionId: text, typeNumber: 'phone' },
      {
        status: 6,
        direction: 'outbound',
        transactionId: text,
        sourceNumber: '100',
        destinationNumber: customer,
        timeStartToAnswer: startOfTime + 18_000,
        timeEnd: startOfTime + 28_000,
        sipUser: '100',
        codeEndCall: 200,
        disposition: 'answered',
        typeNumber: 'phone',
      },
    ])
  })

  it('tells an incoming call by these bodies, of which two say that it comes and one takes it for video', async () => {
    const stage = await staged(dialect, 'android')
    const known = { isVideo: false, incoming: true }
    expect(await incoming(stage)).toEqual([
      { incoming: true, isVideo: true, status: 2, callerNumber: customer, _id: '', typeNumber: 'phone' },
      { ...known, status: 2, callerNumber: customer, transactionId: text, typeNumber: 'phone' },
      { ...known, status: 4, callerNumber: '', transactionId: '', _id: '', typeNumber: '' },
      { incoming: true, isVideo: true, status: 5, callerNumber: customer, transactionId: text, typeNumber: 'phone' },
      expect.objectContaining({
        status: 6,
        direction: 'inbound',
        sourceNumber: customer,
        destinationNumber: '100',
        codeEndCall: 200,
        // Judged by its destination, which is this side.
        typeNumber: 'internal',
      }),
    ])
  })

  it('ends without number, direction of the event, picture or id', async () => {
    const stage = await staged(dialect, 'android')
    const end = Object.keys((await outgoing(stage)).at(-1) as object)
    expect(end).not.toEqual(expect.arrayContaining(['callerNumber']))
    for (const key of ['isVideo', 'incoming', '_id', 'code_end_call']) expect(end).not.toContain(key)
  })

  it('has no time of an answer, and no answer, where there was none', async () => {
    const stage = await staged(dialect, 'android')
    stage.simulator.far.call({ from: customer }).cancel()
    await stage.pass()
    expect(stage.bodies('CALL_STATE_CHANGED').at(-1)).toMatchObject({
      timeStartToAnswer: 0,
      disposition: 'no_answered',
      codeEndCall: 487,
    })
  })

  it('posts confirmed 200 ms late', async () => {
    const stage = await staged(dialect, 'android')
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass(199)
    expect(stage.states()).toEqual([1, 4])
    await stage.pass(1)
    expect(stage.states()).toEqual([1, 4, 5])
  })

  it('sends neither 7 nor 12', async () => {
    const stage = await staged(dialect, 'android', { anomalies: { disconnecting: 1 } })
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    await stage.does('toggleHold')
    await stage.does('endCall')
    expect(stage.states()).toEqual([1, 4, 5, 6])
  })

  it('tells a failed registration as the end of an incoming call; 403 becomes 853', async () => {
    const stage = await staged(dialect, 'android')
    stage.simulator.far.registration(403)
    stage.simulator.far.registration(408)
    stage.simulator.far.registration(200)
    await stage.pass()
    const nobody = { status: 6, isVideo: false, incoming: true, callerNumber: '', _id: '', typeNumber: '' }
    expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([
      { ...nobody, code_end_call: 853, codeEndCall: 853 },
      { ...nobody, code_end_call: 408, codeEndCall: 408 },
    ])
  })

  it('says confirmed again when its notification is tapped', async () => {
    const stage = await staged(dialect, 'android')
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.tapNotification('reopen')
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    stage.simulator.far.tapNotification('reopen')
    await stage.pass()
    expect(stage.states()).toEqual([1, 4, 5, 5])
  })

  it.each([
    [undefined, ''],
    [internal, 'internal'],
    [customer, 'phone'],
    ['zalo12345678', 'zalo'],
  ])('takes the number %s for %j', async (from, typeNumber) => {
    const stage = await staged(dialect, 'android')
    stage.simulator.far.call(from === undefined ? {} : { from })
    await stage.pass()
    expect(stage.bodies('CALL_STATE_CHANGED')[0]).toMatchObject({ callerNumber: from ?? '', typeNumber })
  })
})

describe('CALL_STATE_CHANGED of flutter-3.3 on Android', () => {
  it('tells an outgoing call by these bodies, and its end by the raw record', async () => {
    const stage = await staged('flutter-3.3', 'android')
    const known = { isVideo: false, incoming: false }
    expect(await outgoing(stage)).toEqual([
      { ...known, status: 1, callerNumber: '', _id: '' },
      { ...known, status: 3, callerNumber: customer, _id: '' },
      { ...known, status: 4, callerNumber: '', _id: '' },
      { ...known, status: 5, callerNumber: customer, transactionId: text },
      {
        status: 6,
        transaction_id: text,
        direction: 'outbound',
        source_number: '100',
        destination_number: customer,
        time_start_to_answer: startOfTime + 18_000,
        time_end: startOfTime + 28_000,
        sip_user: '100',
        disposition: 'answered',
        code_end_call: 200,
      },
    ])
  })

  it('tells an incoming call by these bodies; number and picture may be null', async () => {
    const stage = await staged('flutter-3.3', 'android')
    stage.simulator.far.call({})
    await stage.pass()
    const known = { status: 2, callerNumber: null, _id: '', incoming: true }
    expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([
      { ...known, isVideo: null },
      { ...known, isVideo: false },
    ])
  })

  it('posts confirmed at once, and only logs a failed registration', async () => {
    const stage = await staged('flutter-3.3', 'android')
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    stage.simulator.far.registration(403)
    await stage.pass(0)
    expect(stage.states()).toEqual([1, 4, 5])
  })
})

describe.each(['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const)('CALL_STATE_CHANGED of %s on iOS', (dialect) => {
  const typed = dialect === 'flutter-3.3' ? {} : { typeNumber: 'phone' }
  const template = { callInfo: '', incoming: false, callerNumber: customer, isVideo: false, _id: uuid, ...typed }
  const snake = {
    transaction_id: text,
    source_number: '100',
    destination_number: customer,
    time_start_to_answer: startOfTime / 1000 + 10,
    time_end: startOfTime / 1000 + 28,
    sip_user: '100',
    disposition: 'answered',
    code_end_call: 200,
  }
  const camel = {
    transactionId: text,
    sourceNumber: '100',
    destinationNumber: customer,
    timeStartToAnswer: snake.time_start_to_answer,
    timeEnd: snake.time_end,
    sipUser: '100',
    codeEndCall: 200,
  }
  const record = { ...snake, ...(dialect !== 'flutter-3.3' && camel), direction: 'outbound' }
  const second = {
    'rn-4.0': { status: 6 },
    'rn-4.1': { ...record, status: 6 },
    'flutter-3.3': { status: 6, _id: '', message: 'UNKNOW', codeEndCall: 200 },
  }[dialect]

  it('tells an outgoing call by one template, and its end twice', async () => {
    const stage = await staged(dialect, 'ios')
    const named = { ...template, transactionId: text }
    expect(await outgoing(stage)).toEqual([
      { ...template, status: 1, transactionId: null },
      { ...named, status: 3 },
      { ...named, status: 4 },
      { ...named, status: 5 },
      { ...named, ...record, status: 6 },
      second,
    ])
  })

  it('tells an incoming call as 2 twice: 2, and 3 made into 2', async () => {
    const stage = await staged(dialect, 'ios')
    await incoming(stage)
    expect(stage.states()).toEqual([2, 2, 4, 5, 6, 6])
    expect(stage.bodies('CALL_STATE_CHANGED')[0]).toEqual({
      ...template,
      incoming: true,
      status: 2,
      transactionId: text,
    })
  })

  it('names nobody where the caller withholds the number', async () => {
    const stage = await staged(dialect, 'ios')
    stage.simulator.far.call({})
    await stage.pass()
    expect(stage.bodies('CALL_STATE_CHANGED')[0]).toMatchObject({ callerNumber: null })
  })

  it.each([
    [internal, 'inbound'],
    ['123456789', 'inbound'],
    [customer, dialect === 'flutter-3.3' ? 'inbound' : 'outbound'],
  ])('takes a call from %s for %s when it has ended', async (from, direction) => {
    const stage = await staged(dialect, 'ios')
    const bodies = await incoming(stage, from)
    expect(bodies[4]).toMatchObject({ status: 6, direction, source_number: '100', destination_number: from })
  })

  it('says hold as 7, and confirmed again after it', async () => {
    const stage = await staged(dialect, 'ios')
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    await stage.does('toggleHold')
    await stage.does('toggleHold')
    expect(stage.states()).toEqual([1, 4, 5, 7, 5])
    // With each confirmed comes the state of the microphone, and with hold none.
    const started = dialect === 'flutter-3.3' ? 1 : 0
    expect(stage.bodies('MUTED')).toHaveLength(started + 2)
  })

  it('says 12 before an end that this side asked for, now and then, and 0 in between', async () => {
    const stage = await staged(dialect, 'ios', { anomalies: { disconnecting: 1, nullState: 1 } })
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    await stage.does('endCall')
    expect(stage.states()).toEqual([1, 4, 5, 0, 12, 6, 6])
  })

  it('says nothing before startServices', async () => {
    const stage = createStage({ dialect, platform: 'ios' })
    const { does, simulator, pass } = stage
    await does('initCallWithUserPassword', { userName: '100', password: 'secret', realm: 'demo', fcmToken: 't' })
    simulator.far.call({ from: customer })
    await pass()
    expect(stage.heard).toEqual([])
    await does('startServices')
    await does('joinCall')
    expect(stage.states()).toEqual([4, 5])
  })

  it('says nothing of a failed registration', async () => {
    const stage = await staged(dialect, 'ios')
    stage.simulator.far.registration(403)
    await stage.pass()
    expect(stage.heard).toEqual([])
  })
})

describe('the second end on iOS', () => {
  /** An outgoing call that is refused with this code. */
  async function refused(dialect: Dialect, code: number, options?: Partial<OmiSimulatorOptions>) {
    const stage = await staged(dialect, 'ios', options)
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.ring()
    stage.simulator.far.calls[0]?.reject(code)
    await stage.pass()
    return stage.bodies('CALL_STATE_CHANGED').slice(-2)
  }

  it.each([
    [486, 486],
    [480, 480],
    [603, 603],
    [602, 487],
    [850, 403],
  ])('of 4.1 carries %i, where the first carries the SIP status %i', async (code, sip) => {
    const [first, second] = await refused('rn-4.1', code)
    expect(first).toMatchObject({ status: 6, codeEndCall: sip, code_end_call: sip })
    expect(second).toMatchObject({ status: 6, codeEndCall: code, code_end_call: code })
    for (const key of ['_id', 'incoming', 'callerNumber', 'isVideo']) expect(second).not.toHaveProperty(key)
  })

  it.each([
    [850, 'CCU_LIMITED'],
    [487, 'REQUEST_TERMINATED'],
    [486, 'BUSY'],
    [480, 'BUSY'],
    [600, 'BUSY_EVERYWHERE'],
    [503, 'BUSY_EVERYWHERE'],
    [408, 'REQUEST_TIME_OUT'],
    [403, 'YOUR_SERVICE_PLAN_ONLY_ALLOW_CALLS_TO_DIALED_NUMBER'],
    [603, 'THE_CALL_WAS_REJECTED'],
    [404, 'UNKNOW'],
  ])('of Flutter says %i as %s', async (code, message) => {
    expect((await refused('flutter-3.3', code))[1]).toEqual({ status: 6, _id: '', message, codeEndCall: code })
  })

  it('of 4.1 repeats the first where the cause is not known', async () => {
    const [first, second] = await refused('rn-4.1', 850, { anomalies: { missingEndCode: 1 } })
    expect(first).toMatchObject({ codeEndCall: 403 })
    expect(second).toMatchObject({ status: 6, codeEndCall: 403 })
  })

  it('of Flutter does not come where the cause is not known', async () => {
    const stage = await staged('flutter-3.3', 'ios', { anomalies: { missingEndCode: 1 } })
    stage.simulator.far.call({ from: customer }).cancel()
    await stage.pass()
    expect(stage.states()).toEqual([2, 2, 6])
  })

  it('may find a first that carries the status of before', async () => {
    const [first, second] = await refused('rn-4.1', 486, { anomalies: { staleEndCode: 1 } })
    expect(first).toMatchObject({ codeEndCall: 180 })
    expect(second).toMatchObject({ codeEndCall: 486 })
  })

  it.each(['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const)(
    'of %s may come when the next call has begun',
    async (dialect) => {
      const stage = await staged(dialect, 'ios', { anomalies: { freedLate: 1 } })
      stage.simulator.far.call({ from: customer }).cancel()
      await stage.pass(60_000)
      expect(stage.states()).toEqual([2, 2, 6])
      const next = stage.simulator.far.call({ from: internal })
      await stage.pass()
      expect(stage.states()).toEqual([2, 2, 6, 2, 2, 6])
      next.cancel()
      stage.forget()
      stage.simulator.far.call({ from: internal })
      await stage.pass()
      expect(stage.states()).toEqual([6, 2, 2, 6])
    },
  )

  it('is all there is where JavaScript begins to listen after the first', async () => {
    const stage = await staged('rn-4.1', 'ios', { freedAfterMs: 500 })
    const call = stage.simulator.far.call({ from: customer })
    stage.simulator.react.detach()
    call.reject(602)
    await stage.pass(100)
    stage.simulator.react.attach()
    await stage.pass()
    expect(stage.states()).toEqual([2, 2, 6])
  })
})

describe('END_CALL of Flutter on iOS without a call', () => {
  it('sends 5, which is confirmed, and answers nothing', async () => {
    const stage = await staged('flutter-3.3', 'ios')
    expect(await stage.does('endCall')).toEqual({ value: {} })
    expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([{ status: 5 }])
  })
})

describe('startServices on Android', () => {
  it.each(['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const)('is not needed for the events of %s', async (dialect) => {
    const stage = createStage({ dialect, platform: 'android' })
    await stage.does('initCallWithUserPassword', login)
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    expect(stage.states()).toEqual([2, 2])
  })
})

describe('an app without JavaScript', () => {
  it.each([
    ['rn-4.1', 'android'],
    ['rn-4.0', 'ios'],
    ['flutter-3.3', 'android'],
  ] as const)('of %s on %s hears nothing of what happened meanwhile', async (dialect, platform) => {
    const stage = await staged(dialect, platform)
    stage.simulator.react.detach()
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    stage.simulator.react.attach()
    await stage.pass()
    expect(stage.heard).toEqual([])
    expect(stage.simulator.far.calls[0]?.seen.stage).toBe('ringing')
  })
})
