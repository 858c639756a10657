import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

const other = (phase?: string) => {
  const all = softphone.phone.getByTestId('other-call')
  return phase === undefined ? all : all.and(softphone.page.locator(`[data-phase="${phase}"]`))
}
const member = (name: string) => softphone.phone.getByTestId('member').filter({ hasText: name })
const gone = { state: 'detached' } as const

/** Somebody calls and is answered; who was talked to before waits on hold. */
async function answerOne(name: string): Promise<void> {
  const beside = (await softphone.card().count()) > 0
  await softphone.callIn()
  await softphone.press(beside ? 'Hold and answer' : 'Answer')
  await softphone.card('active').filter({ hasText: name }).waitFor()
}

/** Talks to Grace, who waits on hold, and to Alan. */
async function talkToTwo(): Promise<void> {
  await softphone.startSimulator(stand.url)
  await answerOne('Grace Hopper')
  await answerOne('Alan Turing')
  await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
}

async function chooseSetting(name: string): Promise<void> {
  await softphone.page.getByRole('button', { name: 'Settings' }).click()
  const dialog = softphone.page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel(name).click()
  await dialog.getByRole('button', { name: 'Reopen the line' }).click()
  await softphone.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await softphone.ready()
}

describe('a second call', () => {
  it('rings beside the first, and is answered by holding it', async () => {
    await softphone.startSimulator(stand.url)
    await answerOne('Grace Hopper')
    await softphone.callIn()
    const sheet = softphone.phone.getByTestId('incoming-call')
    await sheet.getByText('Answering puts the call you are in on hold.').waitFor()
    await softphone.announced('Incoming call from Alan Turing')
    await softphone.inPhase('active')
    await sheet.getByRole('button', { name: 'Hold and answer' }).click()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })

  it('can be answered by ending the first, or declined while that goes on', async () => {
    await softphone.startSimulator(stand.url)
    await answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.press('Decline')
    await softphone.phone.getByTestId('incoming-call').waitFor(gone)
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.callIn()
    await softphone.press('End and answer')
    await softphone.card('active').filter({ hasText: 'Katherine Johnson' }).waitFor()
    await softphone.phone.getByText('Grace Hopper: You hung up').waitFor()
  })

  it('is treated as the settings say: the key A ends the first', async () => {
    await softphone.startSimulator(stand.url)
    await chooseSetting('End and answer')
    await answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.phone.getByText('Answering ends the call you are in.').waitFor()
    await softphone.page.keyboard.press('a')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    expect(await other().count()).toBe(0)
  })

  it('waits for a word where the settings say so', async () => {
    await softphone.startSimulator(stand.url)
    await chooseSetting('Ask me')
    await answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    await softphone.page.keyboard.press('a')
    await softphone.phone.getByRole('alert').filter({ hasText: 'You are on another call.' }).waitFor()
    await softphone.press('Hold and answer')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
  })

  it('is declined as busy where the settings say so, and stands in the call list', async () => {
    await softphone.startSimulator(stand.url)
    await chooseSetting('Decline as busy')
    await answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.phone.getByText('Alan Turing: Declined as busy by your settings').waitFor()
    await softphone.press('Hang up')
    await softphone.inPhase('ended')
    await softphone.press('Done')
    await softphone.phone.getByRole('tab', { name: /Recents/ }).click()
    await softphone.phone.getByTestId('recent-call').filter({ hasText: 'Alan Turing' }).waitFor()
    expect(await softphone.phone.getByTestId('recent-call').count()).toBe(2)
  })

  it('is answered beside the first where several voices are allowed', async () => {
    await softphone.startSimulator(stand.url)
    await chooseSetting('One voice at a time')
    await answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.phone.getByText('you talk to both at once').waitFor()
    await softphone.press('Answer')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('active').filter({ hasText: 'Grace Hopper' }).waitFor()
  })

  it('takes the settings off the screen when it rings', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.page.getByRole('button', { name: 'Settings' }).click()
    const dialog = softphone.page.getByRole('dialog', { name: 'Settings' })
    await dialog.waitFor()
    await softphone.simulator.getByRole('button', { name: 'Incoming call' }).dispatchEvent('click')
    await dialog.waitFor({ state: 'hidden' })
    await softphone.inPhase('incoming')
  })

  it('does not ring while the phone is not to be disturbed', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.press('Do not disturb')
    await softphone.phone.getByRole('button', { name: 'Do not disturb', pressed: true }).waitFor()
    await softphone.callIn()
    await softphone.phone.getByRole('tab', { name: /Recents/ }).click()
    await softphone.phone.getByTestId('recent-call').filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    await softphone.press('Do not disturb')
    await softphone.callIn()
    await softphone.inPhase('incoming')
  })
})

describe('several calls', () => {
  it('are swapped by button and by key, and one voice is heard at a time', async () => {
    await talkToTwo()
    await softphone.press('Swap')
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await other('held').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.page.keyboard.press('s')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    await other().getByRole('button', { name: 'Resume the call with Grace Hopper' }).click()
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await other('held').filter({ hasText: 'Alan Turing' }).waitFor()
  })

  it('say what is under way, and give it up on demand', async () => {
    await talkToTwo()
    await softphone.simulator.getByLabel('Holds, merges and transfers are quick').uncheck()
    await softphone.press('Swap')
    await softphone.phone.getByText('Swapping the calls…').waitFor()
    await softphone.press('Cancel')
    await softphone.phone.getByTestId('procedure').waitFor(gone)
    await softphone.simulator.getByLabel('Holds, merges and transfers are quick').check()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })

  it('are given back when a step is refused', async () => {
    await talkToTwo()
    await softphone.far('Refuse the next hold')
    await softphone.press('Swap')
    await softphone.phone.getByRole('alert').filter({ hasText: 'The phone service refused.' }).waitFor()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })
})

describe('a conference', () => {
  const conference = () => softphone.phone.getByRole('region', { name: 'Conference' })

  async function confer(): Promise<void> {
    await talkToTwo()
    await softphone.press('Merge')
    await conference().getByText('You, Grace Hopper and Alan Turing').waitFor()
    await member('Grace Hopper').and(softphone.page.locator('[data-phase="active"]')).waitFor()
    await member('Alan Turing').and(softphone.page.locator('[data-phase="active"]')).waitFor()
  }

  it('is made of two calls, and shown as one with its members', async () => {
    await confer()
    await softphone.announced('is in the conference')
    expect(await other().count()).toBe(0)
    await softphone.press('Mute')
    await softphone.shows('Mute', true)
    await softphone.press('Mute')
    await softphone.shows('Mute', false)
  })

  it('holds one member while the other goes on, and takes it back', async () => {
    await confer()
    await member('Grace Hopper').getByRole('button', { name: 'Hold Grace Hopper' }).click()
    await member('Grace Hopper').getByText('On hold').waitFor()
    await member('Alan Turing').getByText('Connected').waitFor()
    await member('Grace Hopper').getByRole('button', { name: 'Resume Grace Hopper' }).click()
    await member('Grace Hopper').getByText('Connected').waitFor()
  })

  it('grows by a third call, which is taken in', async () => {
    await confer()
    await softphone.callIn()
    await softphone.press('Hold and answer')
    await softphone.card('active').filter({ hasText: 'Katherine Johnson' }).waitFor()
    await other('held').filter({ hasText: 'Conference' }).waitFor()
    await softphone.press('Swap')
    await conference().getByText('You, Grace Hopper and Alan Turing').waitFor()
    await other('held').filter({ hasText: 'Katherine Johnson' }).waitFor()
    await softphone.press('Merge')
    await conference().getByText('You, Grace Hopper, Alan Turing and Katherine Johnson').waitFor()
    expect(await other().count()).toBe(0)
  })

  it('is left by one who is talked to alone, while the other waits', async () => {
    await confer()
    await member('Alan Turing').getByRole('button', { name: 'Talk to Alan Turing alone' }).click()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await conference().count()).toBe(0)
  })

  it('falls to one call when a member goes, and ends for all by one press', async () => {
    await confer()
    await member('Alan Turing').getByRole('button', { name: 'Hang up Alan Turing' }).click()
    await softphone.phone.getByRole('region', { name: 'Call', exact: true }).getByText('Grace Hopper').waitFor()
    await answerOne('Katherine Johnson')
    await softphone.press('Merge')
    await conference().waitFor()
    await softphone.press('End for all')
    await softphone.inPhase('ended')
  })
})

describe('being replaced', () => {
  it('needs nobody to answer, and says who took over', async () => {
    await softphone.startSimulator(stand.url)
    await answerOne('Grace Hopper')
    await softphone.far('Let an assistant take over')
    await softphone.card('active').filter({ hasText: 'Radia Perlman' }).waitFor()
    await softphone.phone.getByText('Radia Perlman took over the call from Grace Hopper.').waitFor()
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    await other().waitFor(gone)
  })
})

describe('two who call each other', () => {
  it('end up in one call, without a ring', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.dial('118')
    await softphone.inPhase('active')
    expect(await other().count()).toBe(0)
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    expect(await softphone.card().innerText()).toContain('118')
  })
})

describe('several calls for everybody (axe, light and dark)', () => {
  it('have no serious finding', async () => {
    await talkToTwo()
    expect(await softphone.audit(), 'two calls').toEqual([])
    await softphone.press('Merge')
    await member('Alan Turing').waitFor()
    expect(await softphone.audit(), 'conference').toEqual([])
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    expect(await softphone.audit(), 'conference and incoming').toEqual([])
    await softphone.page.getByRole('button', { name: 'Settings' }).click()
    await softphone.page.getByLabel('Ask me').check()
    expect(await softphone.audit(), 'settings').toEqual([])
  })

  it.each([360, 768, 1280])('need no sideways scrolling at %i px', async (width) => {
    await softphone.page.setViewportSize({ width, height: 740 })
    const over = () => softphone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await talkToTwo()
    expect(await over()).toBeLessThanOrEqual(0)
    await softphone.press('Merge')
    await member('Alan Turing').waitFor()
    expect(await over()).toBeLessThanOrEqual(0)
    await softphone.page.getByRole('button', { name: 'Settings' }).click()
    expect(await over()).toBeLessThanOrEqual(0)
  })
})
