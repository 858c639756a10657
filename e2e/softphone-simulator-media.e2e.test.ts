import type { Locator } from 'playwright'
import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

async function talk(): Promise<void> {
  await softphone.startSimulator(stand.url)
  await softphone.callIn()
  await softphone.press('Answer')
  await softphone.inPhase('active')
}

const panel = () => softphone.phone.getByTestId('quality-panel')
const plot = () => panel().getByRole('img')
const notice = (text: string) => softphone.card().locator('.notices').getByText(text)
const gone = { state: 'detached' } as const

/** Waits until the moving picture has a frame, and gives its colour in the middle as `r,g,b`. */
async function colourOf(video: Locator): Promise<string> {
  return await video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('This is no moving picture.')
    while (element.readyState < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    const context = canvas.getContext('2d')
    context?.drawImage(element, element.videoWidth / 2, element.videoHeight / 2, 1, 1, 0, 0, 1, 1)
    return String(context?.getImageData(0, 0, 1, 1).data.slice(0, 3))
  })
}

describe('the line of a call', () => {
  it('is shown as a band, in numbers, as a plot and in words; nothing else is drawn anew each second', async () => {
    await talk()
    await softphone.phone.getByLabel('Call quality: excellent').click()
    await panel().getByText('The line is excellent').waitFor()
    await panel().getByText('40 ms', { exact: true }).waitFor()

    // Marks put on elements by hand live as long as the elements do.
    await softphone.control('Mute').evaluate((button) => {
      const changes: string[] = []
      const watch = new MutationObserver((records) => changes.push(...records.map(({ target }) => target.nodeName)))
      const region = button.closest('.controls')
      if (region) watch.observe(region, { subtree: true, childList: true, attributes: true, characterData: true })
      Object.assign(window, { changesOfControls: changes })
    })
    const before = await plot().getAttribute('aria-label')
    await softphone.far('Packets get lost')
    await panel()
      .getByText(/the network loses 24 % of the packets/u)
      .waitFor()
    await notice('Sound is breaking up').waitFor()
    expect(await plot().getAttribute('aria-label')).not.toBe(before)
    expect(await softphone.page.evaluate(() => Reflect.get(window, 'changesOfControls'))).toEqual([])

    await softphone.far('Good')
    await panel().getByText('The line is excellent').waitFor()
    await notice('Sound is breaking up').waitFor(gone)
  })

  it('tells a frozen network from a far side that sends no sound', async () => {
    await talk()
    await softphone.phone.getByLabel('Call quality: excellent').click()
    await softphone.far('Freeze')
    await notice('Nothing arrives from the other side').waitFor()
    await panel().getByTestId('plot-frozen').waitFor()
    expect(await plot().getAttribute('aria-label')).toMatch(/Nothing arrived for \d+ seconds/u)
    await softphone.phone.getByLabel('Call quality: not known').waitFor()
    await softphone.far('Thaw')
    await notice('Nothing arrives from the other side').waitFor(gone)
    await panel().getByTestId('plot-frozen').waitFor()

    await softphone.far('Send no sound')
    await notice('No sound comes from the other side, though the connection works').waitFor({ timeout: 15_000 })
    expect(await notice('Nothing arrives from the other side').count()).toBe(0)
    await softphone.far('Send sound')
    await notice('No sound comes from the other side').waitFor(gone)
  })

  it('says when a path is lost and replaced, and that the call lives on', async () => {
    await talk()
    await softphone.phone.getByLabel('Call quality: excellent').waitFor()
    await softphone.far('Path lost, a new one works')
    await softphone.announced('The sound is back')
    await softphone.phone.getByLabel('Call quality: excellent').waitFor()
    await softphone.inPhase('active')
  })

  it('says how a call ends that the network never gives back', async () => {
    await softphone.page.clock.install()
    await talk()
    await softphone.page.clock.runFor(3_000)
    await softphone.far('Gone for good')
    await softphone.page.clock.runFor(5_000)
    await notice('Nothing arrives from the other side').waitFor()
    await softphone.page.clock.runFor(4_000)
    await notice('The sound was interrupted').waitFor()
    await softphone.page.clock.runFor(29_000)
    await softphone.inPhase('ended')
    expect(await softphone.card().innerText()).toContain('No sound could get through: the network was lost')
  })
})

describe('a video call', () => {
  const remote = () => softphone.phone.getByLabel('Picture of Grace Hopper')
  const own = () => softphone.phone.getByLabel('Your own picture')

  it('shows both pictures, and who it is while there is none', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.far('Video call')
    await softphone.card('incoming').getByText('Incoming video call').waitFor()
    await softphone.press('Answer with video')
    await softphone.inPhase('active')
    await softphone.shows('Camera', true)
    expect(await colourOf(remote())).not.toBe(await colourOf(own()))
    const [large, small] = await Promise.all([remote().boundingBox(), own().boundingBox()])
    expect(large?.width).toBeGreaterThan(2 * (small?.width ?? Number.POSITIVE_INFINITY))
    expect(await own().evaluate((video) => getComputedStyle(video).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)')

    await softphone.far('Pause the picture')
    await softphone.card().getByText('Their camera is paused').waitFor()
    await remote().waitFor(gone)
    await softphone.far('Camera off')
    await softphone.card().getByText('Their camera is off').waitFor()
    await softphone.far('Show itself')
    await remote().waitFor()

    await softphone.press('Camera')
    await softphone.shows('Camera', false)
    await own().waitFor(gone)
  })

  it('goes on without a picture when it is answered so, and takes one later', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.far('Video call')
    await softphone.press('Answer')
    await softphone.inPhase('active')
    await remote().waitFor()
    expect(await own().count()).toBe(0)
    await softphone.press('Camera')
    await own().waitFor()
  })

  it('is started with the camera by a button of its own, and changes the camera', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.phone.getByRole('textbox', { name: 'Number or address' }).fill('100')
    await softphone.press('Video call')
    await softphone.inPhase('active')
    const front = await colourOf(own())
    await softphone.press('Switch camera')
    await expect.poll(() => colourOf(own())).not.toBe(front)
  })

  it('is a call without a picture when the camera is refused, and says why', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.simulator.getByLabel('Camera allowed').uncheck()
    await softphone.phone.getByRole('textbox', { name: 'Number or address' }).fill('100')
    await softphone.press('Video call')
    await softphone.phone
      .getByRole('alert')
      .filter({ hasText: 'The call goes on without your picture. The camera is not allowed.' })
      .waitFor()
    await softphone.inPhase('active')
    await softphone.press('Camera')
    await notice('The call goes on without your picture').waitFor()
    await softphone.simulator.getByLabel('Camera allowed').check()
    await softphone.press('Camera')
    await own().waitFor()
    await notice('The call goes on without your picture').waitFor(gone)
  })
})

describe('microphones, speakers and cameras', () => {
  const sheet = () => softphone.page.getByRole('dialog', { name: 'Sound and camera' })

  it('are chosen during a call', async () => {
    await talk()
    await softphone.press('Sound and camera')
    const microphone = sheet().getByLabel('Microphone')
    expect(await microphone.inputValue()).toBe('built-in')
    await microphone.selectOption({ label: 'Headset' })
    await expect.poll(() => microphone.inputValue()).toBe('headset')
    await sheet().getByLabel('Speaker').selectOption({ label: 'Headset' })
    await sheet().getByLabel('Camera').selectOption({ label: 'Back camera' })
    await softphone.page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'hidden' })
    await softphone.inPhase('active')
    expect(await softphone.phone.getByLabel('Audio output').inputValue()).toBe('headset')
  })

  it('make way for a call that rings', async () => {
    await softphone.page.clock.install()
    await softphone.startSimulator(stand.url)
    await softphone.page.evaluate(() => {
      const call = [...document.querySelectorAll('button')].find(({ textContent }) =>
        textContent.includes('Incoming call'),
      )
      setTimeout(() => call?.click(), 5_000)
    })
    await softphone.press('Sound and camera')
    await sheet().waitFor()
    await softphone.page.clock.runFor(6_000)
    await sheet().waitFor({ state: 'hidden' })
    await softphone.inPhase('incoming')
  })

  it('that are unplugged are missed, and replaced by choice', async () => {
    await talk()
    await softphone.simulator.getByLabel('Built-in microphone plugged in').click()
    const alert = softphone.phone.getByRole('alert').filter({ hasText: 'Your microphone was unplugged' })
    await alert.waitFor()
    await softphone.press('Choose')
    expect(await sheet().getByLabel('Microphone').locator('option').allInnerTexts()).toEqual(['None', 'Headset'])
    await sheet().getByLabel('Microphone').selectOption({ label: 'Headset' })
    await softphone.page.keyboard.press('Escape')
    await alert.waitFor(gone)
    await softphone.inPhase('active')
  })

  it('are told apart when they cannot be had, and can be tried again once they can', async () => {
    await softphone.startSimulator(stand.url)
    const alert = (text: string) => softphone.phone.getByRole('alert').filter({ hasText: text })
    const allowed = softphone.simulator.getByLabel('Microphone allowed')
    const free = softphone.simulator.getByLabel('Microphone free')

    await allowed.uncheck()
    await softphone.dial('101')
    await alert('The microphone is not allowed.').waitFor()
    await allowed.check()
    await free.uncheck()
    await softphone.press('Try again')
    await alert('Another program is using the microphone.').waitFor()
    await free.check()
    for (const name of ['Built-in microphone', 'Headset']) {
      await softphone.simulator.getByLabel(`${name} plugged in`).click()
    }
    await softphone.press('Try again')
    await alert('No microphone was found.').waitFor()
    await softphone.simulator.getByLabel('Headset plugged in').click()
    await softphone.press('Try again')
    await softphone.inPhase('ringing')
  })
})

describe('the link to the server', () => {
  it('that dies unnoticed is found out and replaced, while the call goes on', async () => {
    await softphone.page.clock.install()
    await talk()
    await softphone.far('Let the link die unnoticed')
    const registration = async () => {
      await softphone.page.clock.runFor(500)
      return await softphone.phone.getByTestId('line-status').getAttribute('data-registration')
    }
    // Until the next ping, and until that has waited for its answer.
    await expect.poll(registration, { interval: 0, timeout: 10_000 }).not.toBe('registered')
    await softphone.inPhase('active')
    await expect.poll(registration, { interval: 0, timeout: 10_000 }).toBe('registered')
    await softphone.ready()
    await softphone.inPhase('active')
  })
})

describe('the sign-in', () => {
  it('keeps what was typed until the tab is closed, but no password', async () => {
    const { page } = softphone
    await page.goto(`${stand.url}/index.html?transport=sip`)
    await page.getByLabel('Server', { exact: true }).fill('ws://127.0.0.1:9')
    await page.getByLabel('User', { exact: true }).fill('100')
    await page.getByLabel('Password', { exact: true }).fill('a-secret')
    await page.getByText('More', { exact: true }).click()
    await page.getByLabel('Display name').fill('Ann')
    await page.getByLabel('STUN and TURN').fill('stun.example.com')
    await page.getByLabel('TURN secret').fill('another-secret')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: "'stun.example.com' is no STUN or TURN server" }).waitFor()

    await page.reload()
    expect(await page.getByLabel('Display name').inputValue()).toBe('Ann')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    expect(await page.getByLabel('TURN secret').inputValue()).toBe('')
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('secret')
  })
})
