import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

/** What plain JavaScript may pass. */
const anything = (value: unknown) => value as never

describe('permissions', () => {
  it('of which nothing is known are so', async () => {
    const { permissions } = (await createBench()).phone.getSnapshot()
    expect(Object.keys(permissions)).not.toHaveLength(0)
    expect(new Set(Object.values(permissions))).toEqual(new Set(['unknown']))
  })

  it('that are told again change nothing', async () => {
    const bench = await createBench()
    bench.emit({ type: 'permission.changed', permission: 'camera', state: 'granted' })
    const before = bench.phone.getSnapshot()
    bench.emit({ type: 'permission.changed', permission: 'camera', state: 'granted' })
    expect(bench.phone.getSnapshot()).toBe(before)
  })

  it('are asked for by name, and what is no name is left out', async () => {
    const bench = await createReadyBench()
    for (const nothing of [undefined, 'camera', {}, [5]])
      expect(await bench.phone.requestPermissions(anything(nothing))).toMatchObject({ ok: true })
    expect(bench.count('requestPermission')).toBe(0)
  })
})

describe('the audio output', () => {
  const changed = (more: object) => ({ type: 'audio.changed', ...more })
  const outputs = [{ id: 'speaker', kind: 'speaker' }]

  it('of a fresh phone is unknown, like its inputs', async () => {
    const { audio, inputs } = (await createBench()).phone.getSnapshot()
    const unknown = { desired: undefined, actual: undefined, pending: false, by: 'unknown' }
    expect(audio).toEqual({ outputs: [], current: unknown })
    expect(inputs).toEqual({ microphones: [], microphone: unknown, cameras: [], camera: unknown })
  })

  it('stays in use when only the list of outputs changes, and the list when only it changes', async () => {
    const bench = await createBench()
    bench.emit(changed({ current: 'speaker' }))
    bench.emit(changed({ outputs }))
    expect(bench.phone.getSnapshot().audio).toMatchObject({ outputs, current: { actual: 'speaker', by: 'unknown' } })
    const before = bench.phone.getSnapshot()
    bench.emit(changed({ outputs: outputs.map((each) => ({ ...each })), current: 'speaker' }))
    expect(bench.phone.getSnapshot()).toBe(before)
    bench.emit(changed({ current: 'earpiece' }))
    expect(bench.phone.getSnapshot().audio).toMatchObject({ outputs, current: { actual: 'earpiece' } })
  })

  it('that is reported by nobody known is said so, whoever chose the one before', async () => {
    const bench = await createBench()
    bench.emit(changed({ current: 'speaker', by: 'user' }))
    bench.emit(changed({ current: 'earpiece' }))
    expect(bench.phone.getSnapshot().audio.current).toMatchObject({ actual: 'earpiece', by: 'unknown' })
  })

  it('has its own deadline each time it is chosen', async () => {
    const bench = await createReadyBench()
    const first = bench.phone.setAudioOutput('speaker')
    bench.emit(changed({ current: 'speaker' }))
    expect(await first).toMatchObject({ ok: true })
    bench.clock.advance(5_000)
    const second = bench.phone.setAudioOutput('earpiece')
    bench.clock.advance(9_999)
    expect(await bench.state(second)).toBe('pending')
    bench.clock.advance(1)
    expect(await bench.state(second)).toMatchObject({ ok: false, reason: 'timed-out' })
  })

  it('chosen anew while one is asked for has its own deadline from when it is asked for', async () => {
    const bench = await createReadyBench()
    void bench.phone.setAudioOutput('speaker')
    bench.clock.advance(5_000)
    const second = bench.phone.setAudioOutput('earpiece')
    await bench.reply('setAudioOutput', { ok: false, reason: 'failed' })
    expect(bench.count('setAudioOutput')).toBe(2)
    bench.clock.advance(9_999)
    expect(await bench.state(second)).toBe('pending')
    bench.clock.advance(1)
    expect(await bench.state(second)).toMatchObject({ ok: false, reason: 'timed-out' })
  })

  it('keeps its deadline when the system moves it elsewhere meanwhile', async () => {
    const bench = await createReadyBench()
    const chosen = bench.phone.setAudioOutput('speaker')
    bench.clock.advance(5_000)
    bench.emit(changed({ current: 'headset', by: 'system' }))
    expect(await bench.state(chosen)).toBe('pending')
    bench.clock.advance(5_000)
    expect(await bench.state(chosen)).toMatchObject({ ok: false, reason: 'timed-out' })
  })
})

describe('the camera in use', () => {
  it('stays when a report leaves it out', async () => {
    const bench = await createBench()
    bench.emit({ type: 'inputs.changed', camera: 'front', by: 'user' })
    bench.emit({ type: 'inputs.changed', microphone: 'desk' })
    expect(bench.phone.getSnapshot().inputs).toMatchObject({
      camera: { actual: 'front', by: 'user' },
      microphone: { actual: 'desk' },
    })
  })
})
