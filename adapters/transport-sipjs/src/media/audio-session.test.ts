import { describe, expect, it } from 'vitest'
import { fakeContext, talking } from '../fixtures/context.fixture.ts'
import { FakeTransceiver } from '../fixtures/media.fixture.ts'
import { mergeable } from '../fixtures/merge.fixture.ts'
import { createSipJsTransport } from '../index.ts'
import { merge } from './merge.ts'

const heard = ({ connection }: ReturnType<typeof talking>) =>
  connection.transceivers.map(({ receiver }) => [receiver.track.kind, receiver.track.enabled])

describe('without the audio session of the OS', () => {
  it('a call takes and plays no sound, and does both when it is given', () => {
    const call = talking()
    call.context.calls.allowSound(false)
    expect([call.microphone.enabled, heard(call)]).toEqual([false, [['audio', false]]])
    call.context.calls.allowSound(true)
    expect([call.microphone.enabled, heard(call)]).toEqual([true, [['audio', true]]])
  })

  it('a picture stays', () => {
    const call = talking()
    call.connection.transceivers.push(new FakeTransceiver('video', null, 'recvonly'))
    call.context.calls.allowSound(false)
    expect(heard(call)).toEqual([
      ['audio', false],
      ['video', true],
    ])
  })

  it('a call that begins meanwhile is silent from its first moment', () => {
    const shared = fakeContext()
    shared.context.calls.allowSound(false)
    const call = talking(shared)
    expect(call.microphone.enabled).toBe(false)
    call.call.applyMedia()
    expect(heard(call)).toEqual([['audio', false]])
  })

  it('what is muted or held stays so when it is given back', () => {
    const shared = fakeContext()
    const [muted, held] = [talking(shared, 'one'), talking(shared, 'two')]
    muted.call.muted = true
    Object.assign(held.call.negotiation ?? {}, { held: true })
    for (const allowed of [false, true]) shared.context.calls.allowSound(allowed)
    expect([muted.microphone.enabled, held.microphone.enabled]).toEqual([false, false])
    expect([heard(muted), heard(held)]).toEqual([[['audio', true]], [['audio', false]]])
  })

  it('merged calls send nothing of each other', async () => {
    const { all, context, picture } = mergeable(3)
    await merge(all, new AbortController().signal)
    context.calls.allowSound(false)
    expect(picture()).toEqual([[], [], []])
    context.calls.allowSound(true)
    expect(picture().map((legs) => legs.length)).toEqual([3, 3, 3])
  })

  it('is taken as a command of the phone, signed in or not', async () => {
    const transport = createSipJsTransport({ server: 'ws://127.0.0.1:9' })
    await transport.start({ emit: () => undefined })
    const { signal } = new AbortController()
    expect(await transport.execute({ type: 'setAudioSession', active: false }, { signal })).toEqual({ ok: true })
    await transport.stop()
  })
})
