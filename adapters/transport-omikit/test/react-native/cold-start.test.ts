import { describe, expect, it } from 'vitest'
import { type AppSide, createNativeSide, credentials, type Entry, kinds, launch } from './app-side.ts'

const entries: readonly Entry[] = ['reactNativeBridge', 'omikitPluginBridge']
const all = kinds.flatMap((kind) => entries.map((entry) => ({ ...kind, entry })))
/** Before 4.1.2 the JavaScript of the plugin asks Android in a form that takes the app down: there, it is not asked. */
const isMute = ({ platform, dialect, entry }: (typeof all)[number]) =>
  platform === 'android' && dialect === 'rn-4.0' && entry === 'omikitPluginBridge'
const calls = ({ phone }: AppSide) => phone.getSnapshot().calls

/** Signed in once, then killed; the native side goes on. */
async function sleeping({ entry, ...kind }: (typeof all)[number]) {
  const native = createNativeSide(kind)
  const before = launch(native, entry)
  await before.answer(before.phone.start())
  await before.answer(before.phone.signIn(credentials))
  before.kill()
  return { native, launch: () => launch(native, entry) }
}

describe.each(all.filter((each) => !isMute(each)))(
  '$entry on $platform, $dialect, $architecture architecture',
  (each) => {
    it('finds the call that rang before there was any JavaScript, and answers it', async () => {
      const { native, launch } = await sleeping(each)
      const far = native.simulator.far.call({ from: '0909999999', video: false })
      await native.clock.advanceAsync(1_000)
      const app = launch()
      expect(await app.answer(app.phone.start())).toMatchObject({ ok: true })
      await native.clock.advanceAsync(100)
      expect(app.phone.getSnapshot().listed).toBe(true)
      expect(calls(app)).toMatchObject([
        { phase: 'incoming', direction: 'incoming', remote: { address: '0909999999' }, can: { answer: true } },
      ])
      expect(await app.answer(app.phone.answer())).toMatchObject({ ok: true })
      await native.clock.advanceAsync(2_000)
      expect(far.seen.stage).toBe('talking')
      expect(calls(app)).toMatchObject([{ phase: 'active' }])
      far.hangUp()
      await native.clock.advanceAsync(1_000)
      expect(calls(app)).toMatchObject([{ phase: 'ended', end: { by: 'remote' } }])
    })

    it('shows one call where the native side tells it twice: as an answer and as an event', async () => {
      const { native, launch } = await sleeping(each)
      native.simulator.far.call({ from: '0909999999', video: false })
      await native.clock.advanceAsync(500)
      native.simulator.far.tapNotification('open')
      const app = launch()
      await app.answer(app.phone.start())
      await native.clock.advanceAsync(5_000)
      expect(calls(app)).toHaveLength(1)
    })

    it('takes part in the call that was answered in the notification or on the call screen', async () => {
      const { native, launch } = await sleeping(each)
      const far = native.simulator.far.call({ from: '0909999999', video: false })
      await native.clock.advanceAsync(500)
      native.simulator.far.tapNotification('answer')
      const app = launch()
      await app.answer(app.phone.start())
      await native.clock.advanceAsync(5_000)
      expect(far.seen.stage).toBe('talking')
      expect(calls(app)).toMatchObject([{ phase: 'active', direction: 'incoming' }])
      expect(await app.answer(app.phone.hangUp())).toMatchObject({ ok: true })
      expect(far.seen.stage).toBe('ended')
    })

    it('knows after the native side has looked, four seconds on Android, that nobody calls', async () => {
      const { native, launch } = await sleeping(each)
      const app = launch()
      await app.answer(app.phone.start())
      await native.clock.advanceAsync(3_000)
      expect(app.phone.getSnapshot().listed).toBe(each.platform === 'ios')
      await native.clock.advanceAsync(1_500)
      expect(app.phone.getSnapshot()).toMatchObject({ listed: true, calls: [] })
    })
  },
)

describe.each(all.filter(isMute))('$entry on $platform, $dialect, $architecture architecture', (each) => {
  it('does not ask, since that would take the app down', async () => {
    const { native, launch } = await sleeping(each)
    const app = launch()
    await app.answer(app.phone.start())
    await native.clock.advanceAsync(5_000)
    expect(app.bridge.has('getInitialCall')).toBe(false)
    expect(app.phone.getSnapshot()).toMatchObject({ listed: true, calls: [] })
  })

  it('hears of a call with its first event', async () => {
    const { native, launch } = await sleeping(each)
    const app = launch()
    await app.answer(app.phone.start())
    native.simulator.far.call({ from: '0909999999', video: false })
    await native.clock.advanceAsync(1_000)
    expect(calls(app)).toMatchObject([{ phase: 'incoming', remote: { address: '0909999999' } }])
  })
})
