import { describe, expect, it } from 'vitest'
import { createStage, customer, kinds } from './test-stage.ts'

const call = { phoneNumber: customer, isVideo: false }
const rows = kinds.map((kind) => [`${kind.dialect} ${kind.platform}`, kind] as const)
const rnAndroid = rows.filter(([name]) => name.startsWith('rn') && name.endsWith('android'))
const ios = rows.filter(([name]) => name.endsWith('ios'))
const reactNativeIos = ios.filter(([name]) => name.startsWith('rn'))
const android = rows.filter(([name]) => name.endsWith('android'))

describe('the order of what a native side says', () => {
  it.each(rows)('%s: an incoming call comes twice', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    expect(stage.states()).toEqual([2, 2])
  })

  it.each(rows)('%s: an answer may skip connecting', async (_name, kind) => {
    const stage = createStage(kind, { anomalies: { skipConnecting: 1 } })
    await stage.signIn()
    stage.simulator.far.call({ from: customer })
    await stage.does('joinCall')
    expect(stage.states()).toEqual([2, 2, 5])
  })

  it.each(rows)('%s: ringing may be skipped, or come twice', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    await stage.does('startCall', call)
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    expect(stage.states()).toEqual([1, 4, 5])
    await stage.does('endCall')
    stage.forget()
    await stage.does('startCall', call)
    stage.simulator.far.calls[1]?.early()
    stage.simulator.far.calls[1]?.ring()
    await stage.pass()
    expect(stage.states()).toEqual([1, 3, 3])
  })

  it.each(rnAndroid)('%s: a call that is over within 200 ms is confirmed after its end', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    stage.forget()
    void stage.simulator.functions.joinCall?.()
    await stage.pass(50)
    stage.simulator.far.calls[0]?.hangUp()
    await stage.pass()
    expect(stage.states()).toEqual([4, 6, 5])
    // Drawn up when it is sent: the direction is forgotten by then.
    expect(stage.bodies('CALL_STATE_CHANGED')[2]).toMatchObject({ incoming: false, callerNumber: customer })
  })

  it.each(rows)('%s: confirmed may come twice', async (_name, kind) => {
    const stage = createStage(kind, { anomalies: { repeatConfirmed: 1 } })
    await stage.signIn()
    await stage.does('startCall', call)
    stage.simulator.far.calls[0]?.answer()
    await stage.pass()
    expect(stage.states()).toEqual([1, 4, 5, 5])
  })

  it.each(ios)('%s: the end comes twice', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    stage.simulator.far.call({ from: customer }).cancel()
    await stage.pass()
    expect(stage.states()).toEqual([2, 2, 6, 6])
  })

  it.each(ios)('%s: two wishes to end in one tick end once, and an answer after them is none', async (_name, kind) => {
    const stage = createStage(kind, { anomalies: { disconnecting: 1 } })
    await stage.signIn()
    const far = stage.simulator.far.call({ from: customer })
    await stage.pass()
    stage.forget()
    const wishes =
      kind.dialect === 'flutter-3.3' ? ['END_CALL', 'END_CALL', 'JOIN_CALL'] : ['endCall', 'endCall', 'joinCall']
    for (const name of wishes) void stage.simulator.functions[name]?.(...(kind.dialect === 'flutter-3.3' ? [{}] : []))
    await stage.pass()
    expect(stage.states()).toEqual([12, 6, 6])
    expect(far.seen.stage).toBe('ended')
  })

  it.each(reactNativeIos)(
    '%s: an end without a call is told, if it is wanted so, and by a bare 6',
    async (_name, kind) => {
      const stage = createStage(kind)
      await stage.signIn()
      expect(await stage.does('endCall')).toEqual({ value: true })
      expect(stage.states()).toEqual([])
      stage.simulator.far.anomaly('strayEnd')
      for (let turn = 0; turn < 2; turn += 1) await stage.does('endCall')
      expect(stage.bodies('CALL_STATE_CHANGED')).toEqual([{ status: 6 }])
    },
  )

  it.each(android)('%s: the end comes once', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    stage.simulator.far.call({ from: customer }).cancel()
    await stage.pass(60_000)
    expect(stage.states()).toEqual([2, 2, 6])
  })

  it.each(rows)('%s: joinCall and endCall answer before the state changes', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    const order: string[] = []
    stage.simulator.emitter.onEvent((_event, body) => {
      if (typeof body === 'object' && body && 'status' in body) order.push(String(body.status))
    })
    const name = kind.dialect === 'flutter-3.3' ? 'END_CALL' : 'endCall'
    void stage.simulator.functions[name]?.(...(kind.dialect === 'flutter-3.3' ? [{}] : [])).then(() =>
      order.push('answer'),
    )
    await stage.pass()
    expect(order.indexOf('answer')).toBeLessThan(order.indexOf('6'))
  })

  it.each(rows)(
    '%s: an id, where there is one, is the same all through a call, and new for the next',
    async (_name, kind) => {
      const stage = createStage(kind)
      await stage.signIn()
      const ids = async () => {
        stage.forget()
        stage.simulator.far.call({ from: customer })
        await stage.does('joinCall')
        await stage.does('endCall')
        const bodies = stage.bodies('CALL_STATE_CHANGED') as readonly Readonly<Record<string, unknown>>[]
        const found = bodies.flatMap((body) => [body.transactionId, body.transaction_id]).filter(Boolean)
        return [...new Set(found)]
      }
      const [first, second] = [await ids(), await ids()]
      expect([first.length, second.length]).toEqual([1, 1])
      expect(first).not.toEqual(second)
    },
  )
})
