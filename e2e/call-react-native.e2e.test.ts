import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CallPage } from './support/call-page.ts'
import { launchChromium } from './support/chromium.ts'
import { buildExample } from './support/example-page.ts'
import { type Site, serveFolder } from './support/site.ts'

let folder: string
let site: Site
let browser: Browser
let app: CallPage

beforeAll(async () => {
  folder = await buildExample('call-react-native')
  ;[site, browser] = await Promise.all([serveFolder(folder), launchChromium()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  app = new CallPage(await context.newPage())
})

afterEach(async () => {
  await app.page.context().close()
  expect(app.faults).toEqual([])
})

describe.each(['android', 'ios'])('the React Native app on the simulated device (%s)', (platform) => {
  beforeEach(async () => {
    await app.open(site.url, `?platform=${platform}`)
    await app.signIn()
  })

  it('calls, talks, mutes, holds, sends digits, hangs up, and keeps the call in the list', async () => {
    await app.dial('200')
    await app.says('phase', 'Ringing…')
    await app.says('phase', 'Talking')
    await app.says('duration', '0:01')
    await app.press('Mute')
    await app.control('Unmute').waitFor()
    await app.press('Hold')
    await app.says('phase', 'On hold')
    await app.press('Resume')
    await app.says('phase', 'Talking')
    await app.press('Keypad')
    for (const key of [/^1/, /^2/, /^#/]) await app.phone.getByRole('button', { name: key }).click()
    await app.says('digits', '12#')
    await app.press('Back to the call')
    await app.press('End call')
    await app.says('end-words', 'Call ended')
    await app.press('Close')
    await app.phone.getByRole('tab', { name: 'Recents' }).click()
    await app.part('recent').click()
    await app.says('phase', 'Ringing…')
  })

  it('rings, and talks once it was answered', async () => {
    await app.far('Incoming call')
    await app.phone.getByText('Lê Minh Châu').first().waitFor()
    await app.press('Answer')
    await app.says('phase', 'Talking')
    await app.far('End')
    await app.says('end-words', 'Call ended')
  })

  it('says why a call was ended in both languages', async () => {
    await app.dial('854')
    await app.says('end-words', 'This number is on the do-not-call list.')
    await app.press('VI Tiếng Việt')
    await app.says('end-words', 'Số này nằm trong danh sách không gọi (DNC).')
  })
})

describe.each(['android', 'ios'])('a video call that goes out (%s)', (platform) => {
  it('shows both pictures, and the own one as long as the camera is on', async () => {
    await app.open(site.url, `?platform=${platform}`)
    await app.signIn()
    await app.dial('208', 'Video call')
    await app.says('phase', 'Talking')
    await app.phone.getByRole('img', { name: 'Your own picture' }).waitFor()
    await app.phone.getByRole('img', { name: 'Picture of' }).waitFor()
    await app.press('Camera off')
    await app.control('Camera on').waitFor()
    await app.phone.getByRole('img', { name: 'Your own picture' }).waitFor({ state: 'detached' })
    await app.press('Camera on')
    await app.phone.getByRole('img', { name: 'Your own picture' }).waitFor()
  })
})

describe.each(['android', 'ios'])('a customer of the business (%s)', (platform) => {
  it('sees the hotline in the place of the keypad, calls it, and nobody else', async () => {
    await app.open(site.url, `?platform=${platform}`)
    await app.signInAsCustomer()
    await app.phone.getByRole('heading', { name: 'Hotline' }).waitFor()
    expect(await app.phone.getByRole('textbox', { name: 'Number' }).count()).toBe(0)
    await app.press('Call 19001234')
    await app.says('phase', 'Calling…')
    await app.far('Answer')
    await app.says('phase', 'Talking')
    await app.press('End call')
    await app.press('Close')
    await app.phone.getByRole('heading', { name: 'Hotline' }).waitFor()
  })
})

describe('the React Native app on a simulated Android', () => {
  it('asks for a permission that a call lacks, and goes on with the call once it is granted', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.allow('Microphone', false)
    await app.dial('200')
    await app.says('permission', 'Allow the microphone')
    await app.press('Allow')
    await app.says('phase', 'Talking')
  })

  it('leads to the settings where the user has refused for good, and goes on from there', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.allow('Microphone', false)
    await app.chooses('User says', 'never_ask_again')
    await app.dial('200')
    await app.press('Allow')
    await app.control('Open settings').waitFor()
    await app.allow('Microphone', true)
    await app.press('Try again')
    await app.says('phase', 'Talking')
  })

  it('asks for the right to draw over other apps', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.allow('Overlay', false)
    await app.dial('200')
    await app.says('permission', 'Allow display over other apps')
    await app.press('Allow')
    await app.says('phase', 'Talking')
  })

  it('says that the network is lost, refuses calls with the reason, and goes on when it is back', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.dial('200')
    await app.says('phase', 'Talking')
    await app.far('No network')
    await app.says('no-network', 'There is no network')
    await app.far('Network back')
    await app.part('no-network').waitFor({ state: 'detached' })
    await app.press('End call')
    await app.press('Close')
    await app.far('No network')
    await app.says('no-network', 'There is no network')
    await app.dialInVain('200')
    await app.says('trouble', 'There is no network')
    await app.far('Network back')
    await app.says('line-status', /Ready/)
  })

  it('tells a line that has stalled, and that it is back', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.dial('200')
    await app.says('phase', 'Talking')
    await app.far('Freeze')
    await app.says('media', 'The network has stalled')
    await app.far('Thaw')
    await app.part('media').waitFor({ state: 'detached' })
  })

  it('says who is talking when the switchboard says so', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.dial('209')
    await app.says('switchboard', 'Extension 231')
  })

  it('talks with pictures', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.far('Incoming video call')
    await app.press('Answer')
    await app.phone.getByRole('img', { name: 'Your own picture' }).waitFor()
    await app.far('Show picture')
    await app.phone.getByRole('img', { name: 'Picture of' }).waitFor()
    await app.press('Camera off')
    await app.control('Camera on').waitFor()
  })

  it('hands the call on', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.dial('200')
    await app.says('phase', 'Talking')
    await app.press('Transfer')
    await app.phone.getByRole('textbox', { name: 'Transfer to' }).fill('231')
    await app.press('Transfer now')
    await app.part('ended').waitFor()
  })

  it('plays the sound where the user wants it', async () => {
    await app.open(site.url)
    await app.signIn()
    await app.dial('200')
    await app.says('phase', 'Talking')
    await app.far('Connect Bluetooth')
    await app.press('Audio')
    await app.phone.getByRole('radio', { name: 'AirPods', checked: true }).waitFor()
    await app.phone.getByRole('radio', { name: 'Speaker' }).click()
    await app.press('Audio')
    await app.phone.getByRole('radio', { name: 'Speaker', checked: true }).waitFor()
  })

  it('says why it cannot sign in', async () => {
    await app.open(site.url)
    await app.phone.getByLabel('Password', { exact: true }).last().fill('wrong')
    await app.press('Sign in')
    await app.says('sign-in-failure', 'User or password is wrong.')
  })

  it('signs in by API key, and as App-to-App', async () => {
    for (const way of ['API key', 'App-to-App']) {
      await app.open(site.url)
      await app.phone.getByRole('radio', { name: way }).click()
      await app.signIn()
    }
  })

  it('shows a call first of all that came before the app', async () => {
    await app.open(site.url, '?begin=ringing')
    await app.press('Answer')
    await app.says('phase', 'Talking')
  })

  it('is in the call that was answered before the app', async () => {
    await app.open(site.url, '?begin=answered')
    await app.says('phase', 'Talking')
  })
})

describe('the screens of the React Native app', () => {
  const sizes = [
    [360, 640],
    [390, 844],
    [820, 1180],
  ] as const

  it('are reached by keyboard alone', async () => {
    await app.openAlone(site.url)
    await app.control('Sign in').focus()
    await app.page.keyboard.press('Enter')
    await app.says('line-status', /Ready/)
    await app.phone.getByRole('textbox', { name: 'Number' }).focus()
    await app.page.keyboard.type('200')
    await app.page.keyboard.press('Enter')
    await app.says('phase', 'Talking')
    await app.control('Mute').focus()
    await app.page.keyboard.press('Space')
    await app.control('Unmute').waitFor()
    await app.control('End call').focus()
    await app.page.keyboard.press('Enter')
    await app.part('ended').waitFor()
  })

  it.each(sizes)('cut no text in either language and pass the audit at %i by %i', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    const found: string[] = []
    const look = async () => void found.push(...(await app.clipped()), ...(await app.audit()))
    await app.openAlone(site.url)
    await app.control('Sign in').waitFor()
    await look()
    await app.signIn()
    await look()
    await app.press('VI Tiếng Việt')
    await look()
    await app.callIn(true)
    await app.control('Trả lời').waitFor()
    await look()
    await app.press('Trả lời')
    await app.says('phase', 'Đang nói chuyện')
    await look()
    await app.press('Kết thúc')
    await app.part('ended').waitFor()
    await look()
    expect(found).toEqual([])
  })

  // On iOS, where nothing proves a customer's account before a call: the longest that the head ever says.
  it.each(sizes)('cut no text of a hotline in either language at %i by %i', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    await app.openAlone(site.url, '?platform=ios')
    await app.signInAsCustomer()
    await app.says('line-status', 'unconfirmed')
    await app.control('Call 19001234').waitFor()
    const found = [...(await app.clipped()), ...(await app.audit())]
    await app.press('VI Tiếng Việt')
    found.push(...(await app.clipped()), ...(await app.audit()))
    expect(found).toEqual([])
  })
})
