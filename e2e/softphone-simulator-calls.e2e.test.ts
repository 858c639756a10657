import { beforeEach, describe, expect, it } from 'vitest'
import { standOfSimulator } from './softphone-simulator-setup.ts'
import type { SoftphonePage } from './support/softphone-page.ts'

const stand = standOfSimulator()
let softphone: SoftphonePage
beforeEach(() => {
  softphone = stand.softphone
})

const gone = { state: 'detached' } as const

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
    await softphone.answerOne('Grace Hopper')
    await softphone.callIn()
    const sheet = softphone.phone.getByTestId('incoming-call')
    await sheet.getByText('Answering puts the call you are in on hold.').waitFor()
    await softphone.announced('Incoming call from Alan Turing')
    await softphone.inPhase('active')
    await sheet.getByRole('button', { name: 'Hold and answer' }).click()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })

  it('can be answered by ending the first, or declined while that goes on', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.answerOne('Grace Hopper')
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
    await softphone.answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.phone.getByText('Answering ends the call you are in.').waitFor()
    await softphone.page.keyboard.press('a')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    expect(await softphone.other().count()).toBe(0)
  })

  it('waits for a word where the settings say so', async () => {
    await softphone.startSimulator(stand.url)
    await chooseSetting('Ask me')
    await softphone.answerOne('Grace Hopper')
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
    await softphone.answerOne('Grace Hopper')
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
    await softphone.answerOne('Grace Hopper')
    await softphone.callIn()
    await softphone.phone.getByText('you talk to both at once').waitFor()
    await softphone.press('Answer')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('active').filter({ hasText: 'Grace Hopper' }).waitFor()
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
    await softphone.talkToTwo(stand.url)
    await softphone.press('Swap')
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.page.keyboard.press('s')
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.other().getByRole('button', { name: 'Resume the call with Grace Hopper' }).click()
    await softphone.card('active').filter({ hasText: 'Grace Hopper' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Alan Turing' }).waitFor()
  })

  it('say what is under way, and give it up on demand', async () => {
    await softphone.talkToTwo(stand.url)
    await softphone.simulator.getByLabel('Holds, merges and transfers are quick').uncheck()
    await softphone.press('Swap')
    await softphone.phone.getByText('Swapping the calls…').waitFor()
    await softphone.press('Cancel')
    await softphone.phone.getByTestId('procedure').waitFor(gone)
    await softphone.simulator.getByLabel('Holds, merges and transfers are quick').check()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })

  it('are given back when a step is refused', async () => {
    await softphone.talkToTwo(stand.url)
    await softphone.far('Refuse the next hold')
    await softphone.press('Swap')
    await softphone.phone.getByRole('alert').filter({ hasText: 'The phone service refused.' }).waitFor()
    await softphone.card('active').filter({ hasText: 'Alan Turing' }).waitFor()
    await softphone.other('held').filter({ hasText: 'Grace Hopper' }).waitFor()
  })
})

describe('being replaced', () => {
  it('needs nobody to answer, and says who took over', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.answerOne('Grace Hopper')
    await softphone.far('Let an assistant take over')
    await softphone.card('active').filter({ hasText: 'Radia Perlman' }).waitFor()
    await softphone.phone.getByText('Radia Perlman took over the call from Grace Hopper.').waitFor()
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    await softphone.other().waitFor(gone)
  })
})

describe('two who call each other', () => {
  it('end up in one call, without a ring', async () => {
    await softphone.startSimulator(stand.url)
    await softphone.dial('118')
    await softphone.inPhase('active')
    expect(await softphone.other().count()).toBe(0)
    expect(await softphone.phone.getByTestId('incoming-call').count()).toBe(0)
    expect(await softphone.card().innerText()).toContain('118')
  })
})
