import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { LockScreenPage } from './support/lock-screen-page.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
let lock: LockScreenPage
beforeEach(() => {
  softphone = stand.softphone
  lock = softphone.lockScreen
})

const gone = { state: 'detached' } as const

/** Somebody calls and is answered on the lock screen. */
async function talk(): Promise<void> {
  await softphone.callIn()
  await lock.press('Answer')
  await lock.call('connected').waitFor()
  await softphone.inPhase('active')
}

describe('the lock screen beside the softphone', () => {
  it('rings when the app rings, is answered there, and both agree on the call until it ends', async () => {
    await softphone.startSimulator(stand.url)
    await lock.clock.waitFor()
    await softphone.callIn()
    await softphone.inPhase('incoming')
    await lock.call('ringing').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.announced('Lock screen: Grace Hopper is calling')
    await lock.press('Answer')
    await lock.call('connected').getByRole('timer').waitFor()
    await softphone.inPhase('active')
    expect(await lock.calls()).toBe(1)

    await lock.press('End')
    await softphone.inPhase('ended')
    expect(await softphone.card().innerText()).toContain('You hung up')
    await lock.clock.waitFor()
  })

  it('shows mute and hold of the app, and the app shows those of the lock screen', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.callIn()
    await softphone.press('Answer')
    await lock.call('connected').waitFor()

    await softphone.press('Mute')
    await lock.shows('Mute', true)
    await lock.press('Mute')
    await lock.shows('Mute', false)
    await softphone.shows('Mute', false)
    await lock.press('Mute')
    await softphone.shows('Mute', true)

    await lock.press('Hold')
    await softphone.inPhase('held')
    await softphone.shows('Hold', true)
    await softphone.press('Hold')
    await lock.shows('Hold', false)
    await softphone.inPhase('active')

    await lock.press('Keypad')
    for (const key of ['4', '2', 'hash']) await lock.press(key)
    await lock.press('Hide keypad')
    await softphone.press('Keypad')
    await softphone.phone.getByLabel('Digits sent').filter({ hasText: '42#' }).waitFor()

    await softphone.press('Hang up')
    await lock.clock.waitFor()
    await softphone.inPhase('ended')
  })

  it('shows a call of a push before the call comes, and both are one', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.far('Push first, then the call')
    await lock.call('ringing').waitFor()
    await softphone.card('incoming').getByText('Incoming call, connecting to it…').waitFor()
    await softphone.card('incoming').getByText('Incoming call', { exact: true }).waitFor()
    expect(await lock.calls()).toBe(1)
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    await lock.press('Answer')
    await softphone.inPhase('active')
    await lock.call('connected').waitFor()
    await softphone.press('Hang up')
    await lock.clock.waitFor()
  })

  it('was answered before the app was up: the app answers as soon as the call is there', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.far('Answered before the app is up')
    await lock.call('connecting').waitFor()
    await softphone.card('incoming').getByText('Answering…').waitFor()
    await softphone.inPhase('active')
    await lock.call('connected').waitFor()
    expect(await lock.calls()).toBe(1)
  })

  it('takes a push that is late for the call that rings already', async () => {
    await softphone.page.clock.install()
    await softphone.startSimulator(stand.url)
    await softphone.far('Call first, then the push')
    const uuid = await lock.call('ringing').getAttribute('data-uuid')
    // Nothing is to be seen of the push when all goes well, so nothing can be waited for.
    await softphone.page.clock.runFor(4_000)
    await lock
      .call('ringing')
      .and(softphone.page.locator(`[data-uuid="${uuid}"]`))
      .waitFor()
    expect(await lock.calls()).toBe(1)
    await softphone.inPhase('incoming')
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    await softphone.press('Decline')
    await lock.clock.waitFor()
  })

  it('stops ringing by itself: the call was missed, and is called back from there', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.callIn()
    await lock.call('ringing').waitFor()
    await softphone.far('Stop ringing')
    await softphone.card('ended').getByText('You did not answer').waitFor()
    await softphone.announced('Lock screen: missed call from Grace Hopper')
    await lock.press('Call back Grace Hopper')
    await softphone.inPhase('active')
    expect(await softphone.card().innerText()).toContain('2001')
    await lock.call('connected').filter({ hasText: '2001' }).waitFor()
    await lock.press('End')
    await lock.clock.waitFor()
    expect(await lock.region.getByTestId('missed-call').count()).toBe(0)
  })

  it('shows who gave up as missed', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.callIn()
    await softphone.far('Give up')
    await lock.region.getByTestId('missed-call').filter({ hasText: 'Grace Hopper' }).waitFor()
    await lock.press('Dismiss the missed call from Grace Hopper')
    await lock.region.getByTestId('missed-call').waitFor(gone)
  })

  it('starts a call from its own list of calls', async () => {
    await softphone.startSimulator(stand.url)
    await talk()
    await softphone.press('Hang up')
    await softphone.press('Done')
    await lock.press('Recent calls')
    await lock.press('Call Grace Hopper')
    await softphone.inPhase('active')
    await lock.call('connected').filter({ hasText: '2001' }).waitFor()
    expect(await lock.calls()).toBe(1)
    await lock.press('End')
    await softphone.inPhase('ended')
  })

  it('holds one call for another, merges both, and lets one of them go', async () => {
    await softphone.startSimulator(stand.url)
    await talk()
    await softphone.callIn()
    await lock.call('ringing').filter({ hasText: 'Alan Turing' }).waitFor()
    await lock.press('Answer')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await lock.row('Grace Hopper').and(softphone.page.locator('[data-held]')).waitFor()

    await lock.press('Resume Grace Hopper')
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await lock.row('Alan Turing').and(softphone.page.locator('[data-held]')).waitFor()

    await lock.press('Merge')
    await softphone.member('Grace Hopper').waitFor()
    await softphone.member('Alan Turing').waitFor()
    await lock.region.getByRole('heading', { name: 'Conference' }).waitFor()
    await lock.press('Mute')
    await softphone.shows('Mute', true)

    await lock.press('End Grace Hopper')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await lock.call('connected').filter({ hasText: 'Alan Turing' }).waitFor()
    expect(await lock.calls()).toBe(1)
    await softphone.press('Hang up')
    await lock.clock.waitFor()
  })

  it('is as difficult as the panel makes it, and ends with the same calls as the app', async () => {
    await softphone.startSimulator(stand.url)
    for (const manner of ['The OS is quick', 'It reports each press once', 'It says back what the app did']) {
      await softphone.simulator.getByLabel(manner).uncheck()
    }
    await talk()
    await softphone.press('Mute')
    await lock.shows('Mute', true)
    await lock.press('Hold')
    await softphone.inPhase('held')
    await softphone.shows('Mute', true)
    await lock.shows('Hold', true)
    await softphone.press('Hang up')
    await lock.clock.waitFor()
    expect(await softphone.card('ended').count()).toBe(1)
  })

  it('refuses a call by do-not-disturb, and takes all calls down by itself', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.far('Block the next call')
    await softphone.callIn()
    await softphone.card('ended').getByText('The call was blocked').waitFor()
    await softphone.press('Done')
    await talk()
    await softphone.far('Take all calls down')
    await softphone.inPhase('ended')
    await lock.clock.waitFor()
  })

  it('can be taken away: the softphone does without, also after the page was opened anew', async () => {
    await softphone.startSimulator(stand.url)
    const there = softphone.simulator.getByLabel('The phone has a call screen')
    await there.uncheck()
    await lock.region.waitFor(gone)
    await softphone.ready()
    await softphone.callIn()
    await softphone.press('Answer')
    await softphone.inPhase('active')
    await softphone.press('Hang up')
    await softphone.inPhase('ended')
    await softphone.startSimulator(stand.url)
    expect(await lock.region.count()).toBe(0)
    await there.check()
    await softphone.ready()
    await softphone.callIn()
    await lock.call('ringing').waitFor()
  })
})

describe('the lock screen for everybody (axe, light and dark)', () => {
  // Ten states in two colour schemes: on a machine that does other things as well it takes its time.
  it('has no serious finding in any of its states', { timeout: 90_000 }, async () => {
    await softphone.startSimulator(stand.url)
    await lock.press('Recent calls')
    expect(await softphone.audit(), 'empty list').toEqual([])
    await softphone.callIn()
    await lock.call('ringing').waitFor()
    expect(await softphone.audit(), 'ringing').toEqual([])
    await lock.press('Answer')
    await lock.call('connected').waitFor()
    expect(await softphone.audit(), 'connected').toEqual([])
    await lock.press('Keypad')
    expect(await softphone.audit(), 'keypad').toEqual([])
    await lock.press('Hide keypad')
    await softphone.callIn()
    await lock.call('ringing').waitFor()
    expect(await softphone.audit(), 'call waiting').toEqual([])
    await lock.press('Answer')
    await lock.row('Grace Hopper').and(softphone.page.locator('[data-held]')).waitFor()
    expect(await softphone.audit(), 'two calls').toEqual([])
    await lock.press('Merge')
    await lock.region.getByRole('heading', { name: 'Conference' }).waitFor()
    expect(await softphone.audit(), 'conference').toEqual([])
    await lock.press('End all')
    await lock.region.getByRole('list', { name: 'Recent calls of the phone' }).getByText('Grace Hopper').waitFor()
    expect(await softphone.audit(), 'list').toEqual([])
    await lock.press('Close')
    await softphone.callIn()
    await softphone.far('Stop ringing')
    await lock.region.getByTestId('missed-call').waitFor()
    expect(await softphone.audit(), 'missed').toEqual([])
  })

  it('is used by keyboard alone, and the focus stays on the phone that is used', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.callIn()
    await lock.control('Answer').focus()
    await softphone.page.keyboard.press('Enter')
    await lock.call('connected').waitFor()
    const inLock = () => lock.region.evaluate((region) => region.contains(document.activeElement))
    expect(await inLock()).toBe(true)
    await softphone.page.keyboard.press('Tab')
    await softphone.page.keyboard.press('Space')
    await softphone.shows('Mute', true)
    expect(await lock.control('Mute').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it.each([360, 740, 1280, 1600])(
    'needs no sideways scrolling at %i px, and every button is within the glass',
    async (width) => {
      await softphone.page.setViewportSize({ width, height: 740 })
      await softphone.startSimulator(stand.url)
      const over = () => softphone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await over()).toBeLessThanOrEqual(0)
      await talk()
      await softphone.callIn()
      await lock.press('Answer')
      await lock.row('Grace Hopper').and(softphone.page.locator('[data-held]')).waitFor()
      expect(await over()).toBeLessThanOrEqual(0)
      expect(await lock.outside()).toBe(0)
      await lock.press('Keypad')
      expect(await lock.outside()).toBe(0)
      await lock.press('Hide keypad')
      await lock.press('Merge')
      await lock.region.getByRole('heading', { name: 'Conference' }).waitFor()
      expect(await over()).toBeLessThanOrEqual(0)
      expect(await lock.outside()).toBe(0)
    },
  )
})
