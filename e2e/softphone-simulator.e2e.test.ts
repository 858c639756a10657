import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { type Site, serveFolder } from './support/site.ts'
import { buildSoftphone, SoftphonePage } from './support/softphone-page.ts'

let folder: string
let site: Site
let browser: Browser
let softphone: SoftphonePage

beforeAll(async () => {
  folder = await buildSoftphone()
  ;[site, browser] = await Promise.all([serveFolder(folder), launchChromium()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  softphone = new SoftphonePage(await context.newPage())
})

afterEach(async () => {
  await softphone.page.context().close()
  expect(softphone.faults).toEqual([])
})

describe('the softphone on the simulator', () => {
  it('calls the first number of the table: ringing, talking, mute, hold, digits, hang-up, call list', async () => {
    await softphone.startSimulator(site.url)
    const first = softphone.simulator.getByTestId('demo-number').first()
    const number = (await first.innerText()).trim()
    await first.click()
    await softphone.inPhase('ringing')
    expect(await softphone.tone()).toBe('ringback')

    await softphone.inPhase('active')
    expect(await softphone.tone()).toBe('none')
    await softphone.announced('Connected')

    await softphone.press('Mute')
    await softphone.shows('Mute', true)
    await softphone.press('Mute')
    await softphone.shows('Mute', false)

    await softphone.press('Hold')
    await softphone.inPhase('held')
    await softphone.shows('Hold', true)
    await softphone.press('Hold')
    await softphone.inPhase('active')

    await softphone.press('Keypad')
    for (const key of ['1', '2', 'hash']) await softphone.press(key)
    await softphone.phone.getByLabel('Digits sent').filter({ hasText: '12#' }).waitFor()
    await softphone.press('Hide keypad')

    await softphone.press('Hang up')
    await softphone.inPhase('ended')
    expect(await softphone.card().innerText()).toContain('You hung up')
    await softphone.press('Done')

    await softphone.phone.getByRole('tab', { name: /Recents/ }).click()
    const record = softphone.phone.getByTestId('recent-call')
    expect(await record.innerText()).toContain(number)
    await softphone.phone.getByRole('button', { name: `Call ${number} again` }).click()
    await softphone.inPhase('ringing')
  })

  it('says why a call failed, in words and with the code', async () => {
    await softphone.startSimulator(site.url)
    await softphone.dial('486')
    await softphone.inPhase('ended')
    expect(await softphone.tone()).toBe('busy')
    expect(await softphone.card().getAttribute('data-end')).toBe('busy')
    expect(await softphone.card().innerText()).toMatch(/The other side is busy[\s\S]*SIP 486/)
    await softphone.press('Done')
    await softphone.card().waitFor({ state: 'detached' })
  })

  it('says why a call was not started at all', async () => {
    await softphone.startSimulator(site.url)
    await softphone.dial('450')
    await softphone.phone.getByRole('alert').filter({ hasText: 'The microphone is not allowed' }).waitFor()
    expect(await softphone.card().count()).toBe(0)
  })

  it('rings for an incoming call and can be declined', async () => {
    await softphone.startSimulator(site.url)
    await softphone.callIn()
    await softphone.inPhase('incoming')
    expect(await softphone.tone()).toBe('ringtone')
    await softphone.announced('Incoming call from')
    await softphone.press('Decline')
    await softphone.inPhase('ended')
    expect(await softphone.tone()).toBe('none')
  })

  it('takes two incoming calls: one answered, the other held against, swapped, and both ended', async () => {
    await softphone.startSimulator(site.url)
    await softphone.far('Two at once')
    await softphone.phone.getByRole('heading', { name: '2 incoming calls' }).waitFor()
    await softphone.phone.getByTestId('incoming-call').first().getByRole('button', { name: 'Answer' }).click()
    await softphone.inPhase('active')
    const firstName = await softphone.card().getByRole('heading').innerText()

    await softphone.press('Hold and answer')
    const other = softphone.phone.getByTestId('other-call')
    await other.and(softphone.page.locator('[data-phase="held"]')).waitFor()
    expect(await other.innerText()).toContain(firstName)
    await softphone.inPhase('active')

    await softphone.press('Swap')
    await softphone.card('active').filter({ hasText: firstName }).waitFor()
    await softphone.press('Hang up')
    await softphone.inPhase('held')
    await softphone.press('Hang up')
    await softphone.inPhase('ended')
  })

  it('ends the call it is in to answer another', async () => {
    await softphone.startSimulator(site.url)
    await softphone.callIn()
    await softphone.press('Answer')
    await softphone.inPhase('active')
    const firstName = await softphone.card().getByRole('heading').innerText()
    await softphone.callIn()
    await softphone.press('End and answer')
    await softphone.card('active').filter({ hasNotText: firstName }).waitFor()
    await softphone.phone.getByText(`${firstName}: You hung up`).waitFor()
    expect(await softphone.phone.getByTestId('other-call').count()).toBe(0)
  })

  it('shows what the far side and the network do: hold, a frozen path, a lost link', async () => {
    await softphone.startSimulator(site.url)
    await softphone.callIn()
    await softphone.press('Answer')
    await softphone.inPhase('active')

    await softphone.far('Hold you')
    await softphone.card().getByText('The other side has put you on hold').waitFor()
    await softphone.far('Resume you')
    await softphone.card().getByText('Connected').waitFor()

    // Sound has to have come through before it can stop.
    await softphone.phone.getByLabel('Call quality: excellent').waitFor()
    await softphone.far('Freeze')
    await softphone.card().getByText('Nothing arrives from the other side').waitFor()
    await softphone.far('Thaw')
    await softphone.card().getByText('Nothing arrives from the other side').waitFor({ state: 'detached' })

    await softphone.simulator.getByLabel('The link is up').uncheck()
    await softphone.page.locator('[data-testid="line-status"]:not([data-registration="registered"])').waitFor()
    await softphone.inPhase('active')
    await softphone.control('Hold').and(softphone.page.locator('[aria-disabled]')).focus()
    await softphone.page.keyboard.press('Enter')
    await softphone.phone.getByRole('alert').filter({ hasText: 'no connection to the phone service' }).waitFor()
    await softphone.simulator.getByLabel('The link is up').check()
    await softphone.ready()
    await softphone.inPhase('active')
  })

  it('is used by keyboard alone', async () => {
    const { keyboard } = softphone.page
    await softphone.page.goto(`${site.url}/index.html`)
    const start = softphone.page.getByRole('button', { name: 'Start the simulator' })
    while (!(await start.evaluate((button) => button === document.activeElement))) await keyboard.press('Tab')
    await keyboard.press('Enter')
    await softphone.ready()

    await keyboard.type('100')
    await keyboard.press('Enter')
    await softphone.inPhase('active')
    await keyboard.press('m')
    await softphone.shows('Mute', true)
    await keyboard.press('h')
    await softphone.inPhase('held')
    await keyboard.press('h')
    await softphone.inPhase('active')
    await keyboard.press('k')
    await keyboard.type('42#')
    await softphone.phone.getByLabel('Digits sent').filter({ hasText: '42#' }).waitFor()
    await keyboard.press('Escape')
    await softphone.phone.getByText('Press Esc again to hang up').waitFor()
    await keyboard.press('Escape')
    await softphone.inPhase('ended')

    await softphone.callIn()
    await softphone.inPhase('incoming')
    await keyboard.press('a')
    await softphone.inPhase('active')
    await keyboard.press('Escape')
    await keyboard.press('Escape')
    await softphone.inPhase('ended')
    await keyboard.press('?')
    await softphone.page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    await keyboard.press('Escape')
    await softphone.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('keeps the chosen colours', async () => {
    await softphone.page.goto(`${site.url}/index.html`)
    const background = () => softphone.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await background()
    const button = softphone.page.getByRole('button', { name: /^Colours/ })
    await button.click()
    await button.click()
    await softphone.page.getByRole('button', { name: 'Colours: dark. Change' }).waitFor()
    const dark = await background()
    expect(dark).not.toBe(light)
    await softphone.page.reload()
    await softphone.page.getByRole('button', { name: 'Colours: dark. Change' }).waitFor()
    expect(await background()).toBe(dark)
  })
})

describe('the softphone for everybody (axe, light and dark)', () => {
  it('has no serious finding at the sign-in', async () => {
    await softphone.page.goto(`${site.url}/index.html`)
    expect(await softphone.audit()).toEqual([])
    await softphone.page.getByText('SIP account', { exact: true }).click()
    await softphone.page.getByLabel('Server').waitFor()
    expect(await softphone.audit()).toEqual([])
  })

  it('has no serious finding in any state of a call', async () => {
    await softphone.startSimulator(site.url)
    expect(await softphone.audit(), 'dial pad').toEqual([])
    await softphone.dial('101')
    await softphone.inPhase('ringing')
    expect(await softphone.audit(), 'ringing').toEqual([])
    await softphone.far('Answer')
    await softphone.inPhase('active')
    expect(await softphone.audit(), 'active').toEqual([])
    await softphone.phone.getByLabel(/^Call quality/).click()
    expect(await softphone.audit(), 'quality numbers').toEqual([])
    await softphone.page.keyboard.press('Escape')
    await softphone.press('Keypad')
    expect(await softphone.audit(), 'keypad').toEqual([])
    await softphone.press('Hide keypad')
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    expect(await softphone.audit(), 'active and incoming').toEqual([])
    await softphone.press('Hold and answer')
    await softphone.phone.getByTestId('other-call').waitFor()
    expect(await softphone.audit(), 'two calls').toEqual([])
    await softphone.press('Hang up')
    await softphone.inPhase('held')
    expect(await softphone.audit(), 'held').toEqual([])
    await softphone.press('Hang up')
    await softphone.inPhase('ended')
    expect(await softphone.audit(), 'ended').toEqual([])
    await softphone.press('Done')
    await softphone.far('Two at once')
    expect(await softphone.audit(), 'two incoming').toEqual([])
    await softphone.press('Decline all')
    await softphone.press('Done')
    await softphone.phone.getByRole('tab', { name: /Recents/ }).click()
    expect(await softphone.audit(), 'recents').toEqual([])
    await softphone.page.getByRole('button', { name: 'Keyboard help' }).click()
    expect(await softphone.audit(), 'help').toEqual([])
  })

  it('has no serious finding in the gallery of all states', async () => {
    await softphone.page.goto(`${site.url}/gallery.html`)
    await softphone.page.getByLabel('Light and dark').check()
    expect(await softphone.audit()).toEqual([])
  })

  it.each([360, 768, 1280])('needs no sideways scrolling at %i px', async (width) => {
    await softphone.page.setViewportSize({ width, height: 740 })
    await softphone.startSimulator(site.url)
    await softphone.callIn()
    await softphone.press('Answer')
    await softphone.inPhase('active')
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    const over = await softphone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
  })
})
