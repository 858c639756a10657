import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

const panel = () => softphone.phone.getByTestId('transfer-panel')
const progress = () => softphone.phone.getByTestId('transfer-progress')
const stage = (name: string) => progress().and(softphone.page.locator(`[data-stage="${name}"]`))
const other = (phase: string) =>
  softphone.phone.getByTestId('other-call').and(softphone.page.locator(`[data-phase="${phase}"]`))
const gone = { state: 'detached' } as const

async function talkToGrace(): Promise<void> {
  await softphone.startSimulator(stand.url)
  await softphone.callIn()
  await softphone.press('Answer')
  await softphone.inPhase('active')
}

async function openPanel(number: string): Promise<void> {
  await softphone.press('Transfer')
  await panel().getByRole('textbox', { name: 'Number or address' }).fill(number)
}

describe('a blind transfer', () => {
  it('shows how far it has come, and ends the call when the two talk', async () => {
    await talkToGrace()
    await openPanel('100')
    await panel().getByRole('button', { name: 'Transfer now' }).click()
    await stage('ringing').waitFor()
    expect(await progress().getByRole('listitem').allInnerTexts()).toEqual([
      'Requested',
      'Accepted',
      'Ringing',
      'Handed over',
    ])
    expect(await progress().locator('[aria-current="step"]').innerText()).toBe('Ringing')
    await softphone.announced('Transfer to 100: ringing')
    await softphone.inPhase('ended')
    expect(await softphone.card().getAttribute('data-end')).toBe('transferred')
    expect(await softphone.card().innerText()).toContain('Handed on to 100')
  })

  it('that fails says why, leaves the call, and can be tried again', async () => {
    await talkToGrace()
    await openPanel('486')
    await panel().getByRole('button', { name: 'Transfer now' }).click()
    await progress().getByText('The transfer to 486 failed: the other side is busy. The call stays with you.').waitFor()
    await softphone.inPhase('active')
    await softphone.press('Try again')
    await stage('accepted').waitFor()
    await stage('failed').waitFor()
    await softphone.inPhase('active')
  })

  it('takes its number from the call list', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.dial('486')
    await softphone.inPhase('ended')
    await softphone.press('Done')
    await softphone.callIn()
    await softphone.press('Answer')
    await softphone.inPhase('active')
    await softphone.page.keyboard.press('t')
    await panel().getByRole('list', { name: 'From the call list' }).getByRole('button', { name: '486' }).click()
    expect(await panel().getByRole('textbox').inputValue()).toBe('486')
    await softphone.press('Keep the call')
    await panel().waitFor(gone)
  })

  it('is asked for by keyboard alone', async () => {
    await talkToGrace()
    await softphone.page.keyboard.type('t486')
    await softphone.page.keyboard.press('Enter')
    await stage('failed').waitFor()
  })

  it('that is refused outright says so, and the call goes on', async () => {
    await talkToGrace()
    await softphone.far('Refuse the next transfer')
    await openPanel('100')
    await panel().getByRole('button', { name: 'Transfer now' }).click()
    await softphone.phone.getByRole('alert').filter({ hasText: 'The phone service refused.' }).waitFor()
    await stage('failed').waitFor()
    await softphone.inPhase('active')
  })

  it('can be given up before it is accepted', async () => {
    await talkToGrace()
    await softphone.simulator.getByLabel('Holds, merges and transfers are quick').uncheck()
    await openPanel('100')
    await panel().getByRole('button', { name: 'Transfer now' }).click()
    await stage('requested').waitFor()
    await softphone.phone.getByText('Asking for the transfer…').waitFor()
    await softphone.press('Cancel')
    await softphone.phone.getByTestId('procedure').waitFor(gone)
    await softphone.inPhase('active')
  })
})

describe('an attended transfer', () => {
  it('asks first, then connects the two and takes this side out', async () => {
    await talkToGrace()
    await openPanel('100')
    await panel().getByRole('button', { name: 'Call first' }).click()
    await softphone.phone.getByText('As soon as 100 answers, you can complete the transfer.').waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.inPhase('active')
    await softphone.phone.getByText('You talk to 100 about Grace Hopper, who waits.').waitFor()
    await softphone.press('Complete transfer')
    await softphone.inPhase('ended')
    expect(await softphone.phone.getByTestId('other-call').count()).toBe(0)
    await softphone.press('Done')
    await softphone.phone.getByRole('tab', { name: /Recents/ }).click()
    const ends = softphone.phone.getByTestId('recent-call')
    expect(await ends.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-end')))).toEqual([
      'transferred',
      'transferred',
    ])
  })

  it('that fails says why and keeps both calls, and is tried again', async () => {
    await talkToGrace()
    await openPanel('100')
    await panel().getByRole('button', { name: 'Call first' }).click()
    await softphone.control('Complete transfer').waitFor()
    await softphone.far('Refuse the next transfer')
    await softphone.press('Complete transfer')
    await progress().getByText('The transfer to 100 failed').waitFor()
    await softphone.card('active').filter({ hasText: '100' }).waitFor()
    await other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.press('Try again')
    await softphone.inPhase('ended')
    expect(await softphone.card().getAttribute('data-end')).toBe('transferred')
  })

  it('connects two who are on the line already', async () => {
    await talkToGrace()
    await softphone.callIn()
    await softphone.press('Hold and answer')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.press('Transfer')
    await panel().getByRole('button', { name: 'Connect with Grace Hopper' }).click()
    await softphone.inPhase('ended')
    expect(await softphone.card().getAttribute('data-end')).toBe('transferred')
  })

  it('goes back to the one who waits when the other refuses', async () => {
    await talkToGrace()
    await openPanel('603')
    await panel().getByRole('button', { name: 'Call first' }).click()
    await softphone.phone.getByText('603: The other side declined').waitFor()
    await softphone.card().filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await softphone.phone.getByTestId('consultation').count()).toBe(0)
  })
})

describe('a transfer that the far side asks for', () => {
  const question = () => softphone.phone.getByTestId('transfer-asked')

  it('is asked of the user, and followed when accepted', async () => {
    await talkToGrace()
    await softphone.far('Ask to transfer you')
    await question().getByText('Grace Hopper asks to hand you on to 100.').waitFor()
    await softphone.announced('Grace Hopper asks to hand you on to 100. Accept or reject')
    // The question covers nothing: the call can be muted meanwhile.
    await softphone.press('Mute')
    await softphone.shows('Mute', true)
    await question().getByRole('button', { name: 'Accept' }).focus()
    await softphone.page.keyboard.press('Enter')
    await question().waitFor(gone)
    await softphone.card('active').filter({ hasText: '100' }).waitFor()
    await softphone.phone.getByTestId('other-call').waitFor(gone)
  })

  it('is not followed when rejected', async () => {
    await talkToGrace()
    await softphone.far('Ask to transfer you')
    await question().getByRole('button', { name: 'Reject' }).click()
    await question().waitFor(gone)
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    expect(await softphone.phone.getByTestId('other-call').count()).toBe(0)
  })
})

describe('a transfer for everybody (axe, light and dark; 360 px)', () => {
  it('has no serious finding and needs no sideways scrolling', async () => {
    await softphone.page.setViewportSize({ width: 360, height: 740 })
    const over = () => softphone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await talkToGrace()
    await softphone.far('Ask to transfer you')
    await question().waitFor()
    expect(await softphone.audit(), 'asked').toEqual([])
    expect(await over()).toBeLessThanOrEqual(0)
    await softphone.press('Reject')
    await openPanel('101')
    expect(await softphone.audit(), 'panel').toEqual([])
    expect(await over()).toBeLessThanOrEqual(0)
    await panel().getByRole('button', { name: 'Transfer now' }).click()
    await stage('ringing').waitFor()
    expect(await softphone.audit(), 'progress').toEqual([])
    expect(await over()).toBeLessThanOrEqual(0)
    await softphone.far('Transfer fails (486)')
    await stage('failed').waitFor()
    expect(await softphone.audit(), 'failed').toEqual([])
    expect(await over()).toBeLessThanOrEqual(0)
  })

  const question = () => softphone.phone.getByTestId('transfer-asked')
})
