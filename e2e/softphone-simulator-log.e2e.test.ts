import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

const gone = { state: 'detached' } as const
const records = () => softphone.phone.getByTestId('recent-call')
const openLog = () => softphone.phone.getByRole('tab', { name: /Recents/ }).click()
const dialog = (name: string) => softphone.page.getByRole('alertdialog', { name })

async function talk(): Promise<void> {
  await softphone.callIn()
  await softphone.press('Answer')
  await softphone.inPhase('active')
}

/** One missed call, one that was taken elsewhere, one that went on elsewhere, one that was placed. */
async function makeCalls(): Promise<void> {
  await softphone.startSimulator(stand.url)
  await softphone.callIn()
  await softphone.far('Give up')
  await softphone.press('Done')
  await softphone.callIn()
  await softphone.far('Answered elsewhere')
  await softphone.press('Done')
  await talk()
  await softphone.far('Taken over elsewhere')
  await softphone.press('Done')
  await softphone.dial('486')
  await softphone.inPhase('ended')
  await softphone.press('Done')
  await openLog()
}

describe('the call list', () => {
  it('tells what became of each call in words, and calls back and redials', async () => {
    await makeCalls()
    expect(await records().count()).toBe(4)
    await records().filter({ hasText: 'Grace Hopper' }).getByText('Missed call').waitFor()
    await records().filter({ hasText: 'Alan Turing' }).getByText('Answered on another device').waitFor()
    await records().filter({ hasText: 'Katherine Johnson' }).getByText('Taken over by another device').waitFor()
    await records().filter({ hasText: '486' }).getByText('The other side is busy').waitFor()
    await softphone.phone.getByRole('tab', { name: 'Recents 1 missed' }).waitFor()

    await softphone.press('Call Grace Hopper back')
    await softphone.inPhase('active')
    expect(await softphone.card().innerText()).toContain('2001')
    await softphone.press('Hang up')
    await softphone.press('Done')
    await softphone.press('Call 486 again')
    await softphone.inPhase('ended')
    expect(await softphone.card().innerText()).toContain('The other side is busy')
  })

  it('is kept across reloads, forgets one line or all of them', async () => {
    await makeCalls()
    await softphone.startSimulator(stand.url)
    await openLog()
    await records().filter({ hasText: 'Katherine Johnson' }).waitFor()
    expect(await records().count()).toBe(4)

    await softphone.press('Forget the call with Alan Turing')
    await records().filter({ hasText: 'Alan Turing' }).waitFor(gone)
    await softphone.press('Clear all')
    await dialog('Clear the call list?').getByRole('button', { name: 'Keep it' }).click()
    expect(await records().count()).toBe(3)
    await softphone.press('Clear all')
    await dialog('Clear the call list?').getByRole('button', { name: 'Clear the list' }).click()
    await softphone.phone.getByText('No calls yet.').waitFor()

    await softphone.startSimulator(stand.url)
    await openLog()
    await softphone.phone.getByText('No calls yet.').waitFor()
  })

  it('is forgotten with the page where the settings say so', async () => {
    await softphone.page.goto(`${stand.url}/index.html`)
    await softphone.page.getByRole('button', { name: 'Settings' }).click()
    await softphone.page.getByLabel('Keep the call list in this browser').uncheck()
    await softphone.page.keyboard.press('Escape')
    await makeCalls()
    await softphone.phone.getByText('Kept until the page is closed').waitFor()
    await softphone.startSimulator(stand.url)
    await openLog()
    await softphone.phone.getByText('No calls yet.').waitFor()
  })

  it('has no serious finding and needs no sideways scrolling at 360 px', async () => {
    await softphone.page.setViewportSize({ width: 360, height: 740 })
    await makeCalls()
    expect(await softphone.audit(), 'list').toEqual([])
    expect(await softphone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await softphone.press('Clear all')
    expect(await softphone.audit(), 'question').toEqual([])
  })
})

describe('digits with pauses', () => {
  const sent = () => softphone.phone.getByLabel('Digits sent')

  it('wait their turn in sight, and are sent', async () => {
    await softphone.startSimulator(stand.url)
    await talk()
    await softphone.page.keyboard.press('k')
    await softphone.page.keyboard.type('12#,3')
    await sent().getByText('12#').waitFor()
    const drop = softphone.phone.getByRole('button', { name: /^Drop \d waiting$/ })
    await drop.waitFor()
    expect(await sent().innerText()).toContain('waiting:')
    await drop.waitFor(gone)
    expect(await sent().innerText()).toBe('12#,3')
  })

  it('can be dropped while they wait', async () => {
    await softphone.startSimulator(stand.url)
    await talk()
    await softphone.press('Keypad')
    await softphone.press('1')
    await softphone.press('Pause')
    await softphone.press('Pause')
    await softphone.press('9')
    await softphone.phone.getByRole('button', { name: /^Drop \d waiting$/ }).click()
    await softphone.phone.getByRole('button', { name: /^Drop \d waiting$/ }).waitFor(gone)
    expect(await sent().innerText()).not.toContain('9')
    expect(await softphone.phone.getByRole('alert').count()).toBe(0)
    expect(await softphone.audit()).toEqual([])
  })
})

describe('signing out', () => {
  it('asks first while calls live, and asks nothing otherwise', async () => {
    await softphone.startSimulator(stand.url)
    await talk()
    await softphone.press('Sign out')
    await dialog('Sign out?').getByText('A call is under way and would be ended.').waitFor()
    expect(await softphone.audit()).toEqual([])
    await softphone.page.keyboard.press('Escape')
    await softphone.inPhase('active')
    await softphone.press('Sign out')
    await dialog('Sign out?').getByRole('button', { name: 'Hang up and sign out' }).click()
    await softphone.page.getByRole('button', { name: 'Start the simulator' }).click()
    await softphone.ready()
    await openLog()
    await records().filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.press('Sign out')
    await softphone.page.getByRole('button', { name: 'Start the simulator' }).waitFor()
  })
})
