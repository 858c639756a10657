import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

const gone = { state: 'detached' } as const

describe('a conference', () => {
  const conference = () => softphone.phone.getByRole('region', { name: 'Conference' })

  async function confer(): Promise<void> {
    await softphone.talkToTwo(stand.url)
    await softphone.press('Merge')
    await conference().getByText('You, Grace Hopper and Alan Turing').waitFor()
    await softphone.member('Grace Hopper').and(softphone.page.locator('[data-phase="active"]')).waitFor()
    await softphone.member('Alan Turing').and(softphone.page.locator('[data-phase="active"]')).waitFor()
  }

  it('is made of two calls, and shown as one with its members', async () => {
    await confer()
    await softphone.announced('is in the conference')
    expect(await softphone.other().count()).toBe(0)
    await softphone.press('Mute')
    await softphone.shows('Mute', true)
    await softphone.press('Mute')
    await softphone.shows('Mute', false)
  })

  it('keeps the focus on the phone when the button that made it goes, so that Tab goes on from there', async () => {
    await softphone.talkToTwo(stand.url)
    await softphone.control('Merge').focus()
    await softphone.page.keyboard.press('Enter')
    await conference().waitFor()
    await expect.poll(() => softphone.phone.evaluate((phone) => phone === document.activeElement)).toBe(true)
  })

  it('is ended for all by the second Esc, as by its button', async () => {
    await confer()
    await softphone.page.keyboard.press('Escape')
    await softphone.phone.getByText('Press Esc again to end the conference.').waitFor()
    await softphone.page.keyboard.press('Escape')
    await softphone.inPhase('ended')
    expect(await softphone.other().count()).toBe(0)
  })

  it('sends digits to all who are not on hold', async () => {
    await confer()
    await softphone.press('Keypad')
    await softphone.phone.getByText('Digits go to Grace Hopper and Alan Turing').waitFor()
    for (const key of ['4', '2']) await softphone.press(key)
    await softphone.page.keyboard.type('#')
    const sent = softphone.phone.getByLabel('Digits sent').filter({ hasText: '42#' })
    await sent.waitFor()
    await softphone.press('Hide keypad')
    await softphone.member('Grace Hopper').getByRole('button', { name: 'Hold Grace Hopper' }).click()
    await softphone.member('Grace Hopper').getByText('On hold').waitFor()
    await softphone.page.keyboard.type('k7')
    await softphone.phone.getByText('Digits go to Alan Turing').waitFor()
    await softphone.phone.getByLabel('Digits sent').filter({ hasText: '42#7' }).waitFor()
    await softphone.press('Hide keypad')
    await softphone.member('Grace Hopper').getByRole('button', { name: 'Talk to Grace Hopper alone' }).click()
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.phone.getByTestId('procedure').waitFor(gone)
    await softphone.press('Keypad')
    await sent.waitFor()
    expect(await sent.innerText()).toBe('42#')
  })

  it('holds one member while the other goes on, and takes it back', async () => {
    await confer()
    await softphone.member('Grace Hopper').getByRole('button', { name: 'Hold Grace Hopper' }).click()
    await softphone.member('Grace Hopper').getByText('On hold').waitFor()
    await softphone.member('Alan Turing').getByText('Connected').waitFor()
    await softphone.member('Grace Hopper').getByRole('button', { name: 'Resume Grace Hopper' }).click()
    await softphone.member('Grace Hopper').getByText('Connected').waitFor()
  })

  it('grows by a third call, which is taken in', async () => {
    await confer()
    await softphone.callIn()
    await softphone.press('Hold and answer')
    await softphone.card('active').filter({ hasText: 'Katherine Johnson' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Conference' }).waitFor()
    await softphone.press('Swap')
    await conference().getByText('You, Grace Hopper and Alan Turing').waitFor()
    await softphone.other('held').filter({ hasText: 'Katherine Johnson' }).waitFor()
    await softphone.press('Merge')
    await conference().getByText('You, Grace Hopper, Alan Turing and Katherine Johnson').waitFor()
    expect(await softphone.other().count()).toBe(0)
  })

  it('is left by one who is talked to alone, while the other waits', async () => {
    await confer()
    await softphone.member('Alan Turing').getByRole('button', { name: 'Talk to Alan Turing alone' }).click()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await conference().count()).toBe(0)
  })

  it('falls to one call when a member goes, and ends for all by one press', async () => {
    await confer()
    await softphone.member('Alan Turing').getByRole('button', { name: 'Hang up Alan Turing' }).click()
    await softphone.phone.getByRole('region', { name: 'Call', exact: true }).getByText('Grace Hopper').waitFor()
    await softphone.answerOne('Katherine Johnson')
    await softphone.press('Merge')
    await conference().waitFor()
    await softphone.press('End for all')
    await softphone.inPhase('ended')
  })
})

describe('several calls for everybody (axe, light and dark)', () => {
  it('have no serious finding', async () => {
    await softphone.talkToTwo(stand.url)
    expect(await softphone.audit(), 'two calls').toEqual([])
    await softphone.press('Merge')
    await softphone.member('Alan Turing').waitFor()
    expect(await softphone.audit(), 'conference').toEqual([])
    await softphone.press('Keypad')
    expect(await softphone.audit(), 'keypad of the conference').toEqual([])
    await softphone.press('Hide keypad')
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    expect(await softphone.audit(), 'conference and incoming').toEqual([])
    await softphone.page.getByRole('button', { name: 'Settings' }).click()
    await softphone.page.getByLabel('Ask me').check()
    expect(await softphone.audit(), 'settings').toEqual([])
  })

  it.each([360, 390, 768, 1280])(
    'keep every button in reach at %i px: no scrolling, sideways or down',
    async (width) => {
      await softphone.page.setViewportSize({ width, height: 740 })
      const inReach = async (what: string) =>
        expect(await softphone.outOfReach(), what).toEqual({ sideways: 0, below: 0 })
      await softphone.talkToTwo(stand.url)
      await inReach('two calls')
      await softphone.far('Ask to transfer you')
      await softphone.control('Reject').waitFor()
      await inReach('question')
      await softphone.press('Reject')
      await softphone.press('Keypad')
      for (const key of ['1', 'Pause', '2']) await softphone.press(key)
      await inReach('keypad')
      await softphone.press('Hide keypad')
      await softphone.press('Transfer')
      await softphone.phone.getByRole('textbox', { name: 'Number or address' }).fill('486')
      await softphone.press('Transfer now')
      await softphone.phone.getByText('The transfer to 486 failed').waitFor()
      await inReach('failed transfer')
      await softphone.press('Merge')
      await softphone.member('Alan Turing').waitFor()
      await inReach('conference')
      await softphone.press('Keypad')
      await inReach('keypad of the conference')
      await softphone.page.getByRole('button', { name: 'Settings' }).click()
      await inReach('settings')
    },
  )

  it.each([
    [400, 740],
    [740, 740],
    [1280, 740],
    [740, 830],
    [1280, 900],
  ])('are not covered by a third one that rings, at %i by %i px', async (width, height) => {
    await softphone.page.setViewportSize({ width, height })
    await softphone.talkToTwo(stand.url)
    await softphone.callIn()
    await softphone.control('Hold and answer').waitFor()
    expect(await softphone.covered()).toBe(0)
  })
})
