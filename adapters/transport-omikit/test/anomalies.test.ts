import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { bodiesOf } from './support/bodies.ts'
import { type OmiLine, openLine } from './support/line.ts'
import { login } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

const say = (line: OmiLine, ...bodies: readonly (object | undefined)[]) => {
  for (const body of bodies) if (body !== undefined) line.emit('CALL_STATE_CHANGED', body)
}
const phasesOf = ({ calls }: OmiLine) => calls.map(({ phase }) => phase)
const endOf = ({ calls }: OmiLine, at = 0) => {
  const call = calls[at]
  return call?.phase === 'ended' ? call.end : undefined
}

/** Signed in, as an agent. iOS takes a login unchecked: a while later it counts. */
async function signedIn(kind: (typeof kinds)[number], answers?: Parameters<typeof openLine>[1]): Promise<OmiLine> {
  const line = await openLine(kind, {
    initCallWithUserPassword: () => (kind.dialect === 'flutter-3.3' ? '{"status":200,"message":"INIT_SUCCESS"}' : true),
    ...answers,
  })
  void line.phone.signIn(login)
  await line.clock.advanceAsync(6_000)
  return line
}

/** Dials; the native side says yes, and nothing else so far. */
async function dialled(kind: (typeof kinds)[number], answers?: Parameters<typeof openLine>[1]): Promise<OmiLine> {
  const started = { status: 8, message: 'START_CALL_SUCCESS', _id: '' }
  const line = await signedIn(kind, { startCall: () => started, ...answers })
  void line.phone.startCall({ to: '0901234567' })
  await settle()
  return line
}

const each = kinds.map((kind) => [nameOf(kind), kind] as const)
const eachAndroid = each.filter(([, { platform }]) => platform === 'android')
const eachIos = each.filter(([, { platform }]) => platform === 'ios')

describe.each(each)('the wire of %s', (_name, kind) => {
  const a = bodiesOf(kind, true)
  const dialledA = bodiesOf(kind, false)
  const b = bodiesOf(kind, true, 'b')

  it('1: rings once, however often "incoming" is said', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.incomingAgain, a.incoming, a.incomingAgain)
    expect(line.calls).toMatchObject([{ phase: 'incoming', remote: { address: '0901234567' } }])
    expect(line.phases).toEqual(['incoming'])
  })

  it.each([
    ['2 → 5', ['incoming', 'confirmed'], ['incoming', 'active']],
    ['2 → 4 → 5', ['incoming', 'connecting', 'confirmed'], ['incoming', 'connecting', 'active']],
  ] as const)('2: a call that comes in takes either way: %s', async (_way, states, phases) => {
    const line = await openLine(kind)
    for (const state of states) say(line, a[state])
    expect(line.phases).toEqual(phases)
  })

  it.each([
    ['early skipped', ['calling', 'connecting', 'confirmed'], ['preparing', 'dialing', 'connecting', 'active']],
    [
      'early twice',
      ['calling', 'early', 'early', 'connecting', 'confirmed'],
      ['preparing', 'dialing', 'ringing', 'connecting', 'active'],
    ],
  ] as const)('2: a call that goes out takes either way: %s', async (_way, states, phases) => {
    const line = await dialled(kind)
    for (const state of states) say(line, dialledA[state])
    expect(line.phases).toEqual(phases)
    expect(line.calls).toHaveLength(1)
  })

  it('3: a "confirmed" that comes after "disconnected" revives nothing', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.incomingAgain, a.ended(487))
    line.clock.advance(200)
    say(line, a.confirmed)
    await settle()
    expect(phasesOf(line)).toEqual(['ended'])
    expect(line.asked.filter(({ method }) => method === 'endCall')).toEqual([])
  })

  it('3: nor does it answer the next call', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.incomingAgain, a.ended(487), b.incoming)
    say(line, a.confirmed)
    expect(phasesOf(line)).toEqual(['ended', 'incoming'])
    say(line, b.incomingAgain, b.confirmed)
    expect(phasesOf(line)).toEqual(['ended', 'active'])
  })

  it('4: "confirmed" again restarts no clock', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.confirmed)
    const [before] = line.calls
    line.clock.advance(5_000)
    say(line, a.confirmed)
    expect(line.calls[0]).toBe(before)
    line.clock.advance(1_000)
    say(line, a.ended())
    expect(line.calls).toMatchObject([{ phase: 'ended', durationMs: 6_000 }])
  })

  it('7: knows one call under every name that it gets', async () => {
    const line = await dialled(kind)
    say(line, dialledA.calling, dialledA.early, dialledA.confirmed, dialledA.ended())
    expect(line.calls).toHaveLength(1)
    expect(phasesOf(line)).toEqual(['ended'])
  })

  it('8: a body with holes erases nothing', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, { ...a.connecting, callerNumber: '' }, { status: 5, callerNumber: null, incoming: true })
    expect(line.calls).toMatchObject([{ phase: 'active', remote: { address: '0901234567' } }])
  })

  it('9: 0 and 12 move nothing, and the end that follows 12 counts', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.confirmed, a.unknown, a.disconnecting)
    expect(phasesOf(line)).toEqual(['active'])
    say(line, a.ended())
    expect(phasesOf(line)).toEqual(['ended'])
  })

  it('10: "calling" may come before the start is answered', async () => {
    let answer = (_reply: object): void => {}
    const line = await dialled(kind, { startCall: () => new Promise((resolve) => (answer = resolve)) })
    say(line, dialledA.calling)
    expect(phasesOf(line)).toEqual(['dialing'])
    answer({ status: 8, message: 'START_CALL_SUCCESS', _id: '' })
    await settle()
    expect(phasesOf(line)).toEqual(['dialing'])
  })

  it('10: or after it', async () => {
    const line = await dialled(kind)
    expect(phasesOf(line)).toEqual(['preparing'])
    say(line, dialledA.calling)
    expect(phasesOf(line)).toEqual(['dialing'])
  })

  it('10: an answer or a hang-up is done when the state says so', async () => {
    const line = await openLine(kind)
    say(line, a.incoming)
    let answered: unknown
    void line.phone.answer().then((result) => {
      answered = result
    })
    await settle()
    expect([answered, line.calls[0]]).toMatchObject([undefined, { phase: 'incoming', answering: true }])
    say(line, a.confirmed)
    await settle()
    expect(answered).toMatchObject({ ok: true, settled: 'confirmed' })
    void line.phone.hangUp()
    await settle()
    expect(phasesOf(line)).toEqual(['ending'])
    say(line, a.ended())
    expect(endOf(line)).toMatchObject({ reason: 'hung-up', by: 'local', confirmed: true })
  })

  it('11: an "unknown" after the end is as good as nothing', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.confirmed, a.ended(), a.unknown)
    expect(phasesOf(line)).toEqual(['ended'])
    expect(line.diagnostics.filter(({ kind: is }) => is === 'invalid')).toEqual([])
  })
})

describe.each(eachIos)('the second end of %s', (_name, kind) => {
  const a = bodiesOf(kind, true)
  const b = bodiesOf(kind, true, 'b')
  const refines = kind.dialect !== 'rn-4.0'

  it('5: sharpens the reason, where it knows the code, and ends nothing again', async () => {
    const line = await openLine(kind)
    const ended: unknown[] = []
    line.phone.on('call.ended', ({ call }) => ended.push(call.id))
    say(line, a.incoming, a.ended(487))
    expect(endOf(line)).toMatchObject({ reason: 'cancelled' })
    line.clock.advance(30)
    say(line, a.freed(602))
    expect(endOf(line)?.reason).toBe(refines ? 'answered-elsewhere' : 'cancelled')
    expect(ended).toHaveLength(1)
  })

  it('5: never ends the call that came meanwhile, however often it comes', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.ended(487), b.incoming, a.freed(602), a.freed(602), a.freed(602))
    expect(phasesOf(line)).toEqual(['ended', 'incoming'])
    expect(endOf(line)?.reason).toBe(refines ? 'answered-elsewhere' : 'cancelled')
    say(line, b.confirmed, a.freed(602))
    expect(phasesOf(line)).toEqual(['ended', 'active'])
    say(line, b.ended())
    expect(phasesOf(line)).toEqual(['ended', 'ended'])
  })

  it('5: explains nothing of a call that this side has left', async () => {
    const line = await openLine(kind)
    say(line, a.incoming)
    void line.phone.decline()
    await settle()
    const before = line.calls[0]?.phase
    say(line, a.ended(200), a.freed(603))
    expect([before, endOf(line)]).toMatchObject(['ending', { by: 'local' }])
    expect(['declined', 'busy']).toContain(endOf(line)?.reason)
  })

  it('6: a 6 of an endCall without a call ends nothing', async () => {
    const line = await openLine(kind)
    say(line, { status: 6 })
    say(line, a.incoming, { status: 6 })
    expect(phasesOf(line)).toEqual(['incoming'])
  })

  it('6: a 5 of an endCall without a call establishes nothing', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, { status: 5 })
    expect(phasesOf(line)).toEqual(['incoming'])
  })

  it('4: a hold is over when "confirmed" comes again', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.confirmed, a.held)
    expect(line.calls).toMatchObject([{ phase: 'held' }])
    say(line, a.confirmed)
    expect(line.calls).toMatchObject([{ phase: 'active' }])
  })

  it('ends a call by its second end, where the first was lost', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.confirmed, a.freed(480))
    // Only 4.1 names the call that it frees; of the others nobody can know which one it was.
    expect(phasesOf(line)).toEqual([kind.dialect === 'rn-4.1' ? 'ended' : 'active'])
  })
})

describe.each(eachAndroid)('the weak ids of %s', (_name, kind) => {
  const a = bodiesOf(kind, true)
  const b = bodiesOf(kind, true, 'b')

  it('7: an id that came where nothing was told of the call makes no other call of it', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, { ...a.unknown, transactionId: 'omi-a' }, { ...a.incomingAgain, transactionId: 'omi-a' })
    expect(phasesOf(line)).toEqual(['incoming'])
  })

  it('7: a number in _id names no call', async () => {
    const line = await openLine(kind)
    say(line, { ...a.incoming, _id: 1 }, { ...a.confirmed, _id: 2 })
    expect(line.calls).toMatchObject([{ phase: 'active' }])
    expect(line.calls).toHaveLength(1)
  })

  it('5: an end that is said twice is one end, and not of the next call', async () => {
    const line = await openLine(kind)
    say(line, a.incoming, a.incomingAgain, a.confirmed, a.ended(), a.ended(), b.incoming, a.ended())
    expect(phasesOf(line)).toEqual(['ended', 'incoming'])
  })
})

describe.each(eachAndroid.filter(([, { dialect }]) => dialect !== 'flutter-3.3'))(
  'the registrar of %s',
  (_name, kind) => {
    const a = bodiesOf(kind, true)
    const refused = {
      isVideo: false,
      incoming: true,
      callerNumber: '',
      _id: '',
      status: 6,
      code_end_call: 853,
      codeEndCall: 853,
      typeNumber: '',
    }

    it('6: refuses the account in the form of a call that ended, and ends none', async () => {
      const line = await openLine(kind)
      say(line, a.incoming, refused)
      expect(phasesOf(line)).toEqual(['incoming'])
      expect(line.phone.getSnapshot().registration).toMatchObject({ state: 'failed', reason: 'forbidden' })
    })

    it('6: is not proved wrong by what is said again of a call that stood before, nor by a late word of one that is over', async () => {
      const line = await signedIn(kind)
      const { registration } = line.phone.getSnapshot()
      say(line, a.incoming, a.confirmed, refused)
      const isFailed = () => line.phone.getSnapshot().registration.state === 'failed'
      const seen = [registration.state, isFailed()]
      say(line, a.confirmed)
      seen.push(isFailed())
      say(line, a.ended(), a.confirmed)
      seen.push(isFailed())
      say(line, { ...a.confirmed, transactionId: 'omi-unknown' })
      expect([...seen, isFailed()]).toEqual(['registered', true, true, true, true])
    })

    it('6: is proved wrong by the next call', async () => {
      const line = await signedIn(kind)
      say(line, refused, a.incoming)
      expect(line.phone.getSnapshot().registration).toMatchObject({ state: 'registered' })
    })

    it('6: leaves no line in the log', async () => {
      const line = await openLine(kind)
      say(line, refused)
      expect(line.calls).toEqual([])
      expect(line.phone.getSnapshot().log).toEqual([])
    })

    it('8: a video that "incoming" claims is none, once the ring denies it', async () => {
      const line = await openLine(kind)
      say(line, { ...a.incoming, isVideo: true })
      expect(line.calls).toMatchObject([{ video: { remote: 'on' } }])
      say(line, a.incomingAgain, { ...a.confirmed, isVideo: true })
      expect(line.calls).toMatchObject([{ phase: 'active', video: { remote: 'off', local: { actual: 'off' } } }])
    })
  },
)
