import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from './phone-bench.ts'

const microphones = [{ id: 'a', name: 'Desk' }, { id: 'b' }]

describe('microphones and cameras', () => {
  it('are listed as they are reported; what a report leaves out stays', async () => {
    const { emit, phone } = await createBench()
    emit({ type: 'inputs.changed', microphones, cameras: [{ id: 'c' }], microphone: 'a' })
    emit({ type: 'inputs.changed', camera: 'c' })
    expect(phone.getSnapshot().inputs).toMatchObject({
      microphones,
      cameras: [{ id: 'c' }],
      microphone: { actual: 'a', desired: 'a', pending: false },
      camera: { actual: 'c' },
    })
  })

  it('wake nobody when nothing changed', async () => {
    const { emit, phone } = await createBench()
    emit({ type: 'inputs.changed', microphones, microphone: 'a' })
    const before = phone.getSnapshot()
    emit({ type: 'inputs.changed', microphones: microphones.map((each) => ({ ...each })), microphone: 'a' })
    expect(phone.getSnapshot()).toBe(before)
  })

  it.each([
    ['setMicrophone', 'microphone'],
    ['setCamera', 'camera'],
  ] as const)('are chosen by %s, which is confirmed by the fact', async (command, input) => {
    const { emit, phone, asked, reply, state } = await createReadyBench()
    const chosen = phone[command]('b')
    expect(asked(command).command).toEqual({ type: command, id: 'b', from: undefined })
    await reply(command)
    expect(await state(chosen)).toBe('pending')
    expect(phone.getSnapshot().inputs[input]).toEqual({
      desired: 'b',
      actual: undefined,
      pending: true,
      by: 'unknown',
    })
    emit({ type: 'inputs.changed', [input]: 'b', by: 'user' })
    expect(await chosen).toEqual({ ok: true, settled: 'confirmed' })
    expect(await phone[command]('b')).toEqual({ ok: true, settled: 'already' })
  })

  it.each(['no-device', 'device-busy', 'permission-denied'] as const)(
    'that are refused as %s leave the one in use',
    async (reason) => {
      const { emit, phone, reply } = await createReadyBench()
      emit({ type: 'inputs.changed', microphone: 'a' })
      const chosen = phone.setMicrophone('b')
      await reply('setMicrophone', { ok: false, reason, vendor: { code: 'X' } })
      expect(await chosen).toEqual({ ok: false, reason, vendor: { code: 'X' } })
      expect(phone.getSnapshot().inputs.microphone).toMatchObject({ desired: 'a', actual: 'a', failed: { reason } })
    },
  )

  it('that are unplugged are in use no more', async () => {
    const { emit, phone } = await createBench()
    emit({ type: 'inputs.changed', microphone: 'a' })
    emit({ type: 'inputs.changed', microphone: null, by: 'system' })
    expect(phone.getSnapshot().inputs.microphone).toMatchObject({ actual: undefined, by: 'system' })
  })

  it('with wrong ids are named in a diagnostic, and the right ones taken', async () => {
    const { emit, phone, diagnostics } = await createBench()
    emit({ type: 'inputs.changed', microphones: [{ id: 5 }, { id: 'a' }] })
    expect(phone.getSnapshot().inputs.microphones).toEqual([{ id: 'a' }])
    expect(diagnostics[0]).toMatchObject({ kind: 'invalid', message: 'transport: microphones.0.id' })
  })
})

describe('a wish in the snapshot', () => {
  it('shows nothing of its inside, and is the same object while nothing changed', async () => {
    const { phone, talking, reply } = await createReadyBench()
    await talking()
    void phone.mute()
    void phone.setAudioOutput('speaker')
    const { calls, audio } = phone.getSnapshot()
    expect(Object.keys(audio.current).sort()).toEqual(['actual', 'by', 'desired', 'pending'])
    expect(Object.keys(calls[0]?.mute ?? {}).sort()).toEqual(['actual', 'by', 'desired', 'pending'])
    await reply('setMute')
    expect(phone.getSnapshot().calls[0]?.mute).toBe(calls[0]?.mute)
  })
})
