import { describe, expect, it } from 'vitest'
import { openSimulated, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { flutter } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omicall_flutter_plugin 3.3, sample by sample: what an app listens to, but for quality and pictures.

describe.each(flutter)(sample('callStateChangeEvent'), (_name, kind) => {
  it('is one subscription for all that may change, and one value each time', async () => {
    const line = await openSimulated(kind)
    const drawn: string[] = []
    const stop = line.phone.subscribe(() => {
      const call = line.phone.getSnapshot().calls.at(-1)
      if (call) drawn.push(`${call.direction} ${call.phase} ${call.remote.address} ${call.video.local.desired}`)
    })
    const far = line.simulator.far.call({ from: '0907654321', video: false })
    await line.pass()
    far.cancel()
    await line.pass()
    stop()
    const [first = '', last = ''] = [drawn[0], drawn.at(-1)]
    expect(first).toMatch(/^incoming incoming 0907654321/)
    expect(last).toMatch(/^incoming ended 0907654321/)
  })

  it('hears that the switchboard has answered, and by whom (onSwitchboardAnswer)', async () => {
    const line = await talking(kind)
    const heard: string[] = []
    line.transport.on('switchboardAnswered', ({ sip }) => heard.push(sip))
    line.simulator.far.switchboardAnswers('101')
    await line.pass()
    expect(heard).toEqual(['101'])
  })
})

/** A toggle beside the phone: by the call screen of the system, or by older code of the host. */
const actions = { mute: 'TOGGLE_MUTE', hold: 'TOGGLE_HOLD', speaker: 'TOGGLE_SPEAK' } as const

async function toggled(kind: (typeof flutter)[number][1], what: keyof typeof actions) {
  const line = await talking(kind)
  const seen: unknown[] = []
  const stop = line.phone.select(
    (snapshot) => {
      const call = snapshot.calls.at(-1)
      if (what === 'mute') return call?.mute.actual
      if (what === 'hold') return call && 'hold' in call ? call.hold.local.actual : undefined
      return snapshot.audio.current.actual
    },
    (value) => seen.push(value),
  )
  for (let turn = 0; turn < 2; turn += 1) {
    void line.simulator.functions[actions[what]]?.({})
    await line.pass()
  }
  stop()
  void line.simulator.functions[actions[what]]?.({})
  await line.pass()
  return seen
}

describe.each(flutter)(sample('setMuteListener'), (_name, kind) => {
  it('draws the microphone, though Android says it in two forms, and tells no change twice', async () => {
    expect(await toggled(kind, 'mute')).toEqual([true, false])
  })
})

describe.each(flutter)(sample('setHoldListener'), (_name, kind) => {
  it('draws the hold, whatever form it is said in', async () => {
    expect(await toggled(kind, 'hold')).toEqual([true, false])
  })
})

describe.each(flutter)(sample('setSpeakerListener'), (_name, kind) => {
  it('draws the output in use: the loudspeaker, and the earpiece', async () => {
    expect(await toggled(kind, 'speaker')).toEqual(['1', '0'])
  })
})

describe.each(flutter)(sample('setMissedCallListener'), (_name, kind) => {
  it('calls back from the notification of a missed call', async () => {
    const line = await openSimulated(kind)
    line.transport.on('missedCallTapped', ({ address, video }) => {
      if (address !== undefined) void line.phone.startCall({ to: address, video: video ?? false })
    })
    line.simulator.far.tapMissedCall({ from: '0907654321', video: true })
    await line.pass(2_000)
    expect(theFar(line)).toMatchObject({ direction: 'out', number: '0907654321', video: true })
  })
})

describe.each(flutter)(sample('setCallLogListener'), (_name, kind) => {
  it('calls back from the list of calls of the system; on Android there is none to tap', async () => {
    const line = await openSimulated(kind)
    const tapped: unknown[] = []
    line.transport.on('callLogTapped', (call) => {
      tapped.push(call)
      if (call.address !== undefined) void line.phone.startCall({ to: call.address, video: call.video ?? false })
    })
    line.simulator.far.tapCallLog({ from: '0907654321', video: false })
    await line.pass(2_000)
    if (kind.platform === 'android') return expect(tapped).toEqual([])
    expect(tapped).toEqual([{ address: '0907654321', video: false }])
    expect(theFar(line)).toMatchObject({ direction: 'out', number: '0907654321' })
  })
})

describe.each(flutter)(sample('Troubleshooting: no audio'), (_name, kind) => {
  it('unmutes what was muted, and says which output is in use', async () => {
    const line = await talking(kind)
    line.phone.select(
      ({ calls }) => calls.at(-1)?.mute.actual,
      (muted) => {
        if (muted === true) void line.phone.unmute()
      },
    )
    void line.simulator.functions.TOGGLE_MUTE?.({})
    await line.pass(2_000)
    expect([theFar(line).seen.muted, theCall(line).mute]).toMatchObject([false, { actual: false, pending: false }])
    expect(line.phone.getSnapshot().audio.current.actual).toBe('0')
    expect(line.phone.getSnapshot().audio.outputs.map(({ kind: of }) => of)).toContain('speaker')
  })
})
