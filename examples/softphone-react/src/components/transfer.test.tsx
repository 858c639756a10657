import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { active, ada, grace, held, log } from '../gallery/fixtures.ts'
import { spyActions } from '../testing/actions.ts'
import { button, click, mount } from '../testing/mount.ts'
import { Consultation } from './consultation.tsx'
import { TransferAsked } from './transfer-asked.tsx'
import { TransferPanel } from './transfer-panel.tsx'
import { TransferProgress } from './transfer-progress.tsx'

const outgoing = (to: string, stage: 'requested' | 'accepted' | 'ringing' | 'done' | 'failed', reason?: 'busy') =>
  active({ transfer: { to, stage, ...(reason && { reason }) } })

describe('TransferPanel', () => {
  function open(call = active(), others = [held({ remote: grace })]) {
    const spies = { actions: spyActions(), onConsult: vi.fn(), onClose: vi.fn() }
    mount(<TransferPanel call={call} others={others} log={log} {...spies} />)
    return { call, ...spies }
  }

  it('hands the call on to a number of the call list, at once', () => {
    const { call, actions, onConsult, onClose } = open()
    expect(button('Transfer now').disabled).toBe(true)
    click('0901234567')
    click('Transfer now')
    expect(actions.transfer).toHaveBeenCalledWith(call.id, { to: '0901234567' })
    expect(onConsult).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('offers each far side of the list once, and not the one who is handed on', () => {
    open(active({ remote: ada }), [])
    const names = [...document.querySelectorAll('.transfer-targets button')].map(({ textContent }) =>
      textContent.trim(),
    )
    expect(names).toEqual(['Grace Hopper', '0901234567', 'Alan Turing'])
  })

  it('asks the other one first, in a call of its own', () => {
    const { actions, onConsult, onClose } = open()
    click('0901234567')
    click('Call first')
    expect(actions.dial).toHaveBeenCalledWith('0901234567', { placed: onConsult })
    expect(onClose).toHaveBeenCalledOnce()
    expect(actions.transfer).not.toHaveBeenCalled()
  })

  it('connects with somebody who is on the line already', () => {
    const waiting = held({ remote: grace })
    const { call, actions } = open(active(), [waiting])
    click('Connect with Grace Hopper')
    expect(actions.transfer).toHaveBeenCalledWith(call.id, { consulted: waiting.id })
  })

  it('says why where the call cannot be handed on', () => {
    const call = active()
    const { actions, onClose } = open({ ...call, cannot: { ...call.cannot, transfer: 'procedure-running' } })
    click('0901234567')
    click('Transfer now')
    expect(actions.explain).toHaveBeenCalledWith('procedure-running')
    expect(actions.transfer).not.toHaveBeenCalled()
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('TransferProgress', () => {
  const current = () => document.querySelector('[aria-current="step"]')?.textContent

  it('marks how far it has come', () => {
    mount(<TransferProgress call={outgoing('200', 'accepted')} actions={spyActions()} />)
    expect(current()).toBe('Accepted')
    mount(<TransferProgress call={outgoing('200', 'ringing')} actions={spyActions()} />)
    expect(current()).toBe('Ringing')
    expect(document.querySelectorAll('[data-reached]')).toHaveLength(3)
  })

  it('says why it failed and tries again', () => {
    const [call, actions] = [outgoing('200', 'failed', 'busy'), spyActions()]
    mount(<TransferProgress call={call} actions={actions} />)
    expect(document.body.textContent).toContain('The transfer to 200 failed: the other side is busy.')
    click('Try again')
    expect(actions.transferAgain).toHaveBeenCalledWith(call.id)
  })

  it('is nothing where nothing was asked for', () => {
    expect(mount(<TransferProgress call={active()} actions={spyActions()} />).textContent).toBe('')
  })
})

describe('Consultation', () => {
  it('connects the two once both are there', () => {
    const [waiting, asked, actions] = [held({ remote: grace }), active(), spyActions()]
    mount(<Consultation waiting={waiting} asked={asked} actions={actions} />)
    click('Complete transfer')
    expect(actions.transfer).toHaveBeenCalledWith(waiting.id, { consulted: asked.id })
  })

  it('shows how far the transfer has come once it was asked for, why it failed, and tries again', () => {
    const [asked, actions] = [active(), spyActions()]
    const under = held({ remote: grace, transfer: { to: '100', stage: 'accepted' } })
    mount(<Consultation waiting={under} asked={asked} actions={actions} />)
    expect(document.querySelector('[aria-current="step"]')?.textContent).toBe('Accepted')
    const failed = held({ remote: grace, transfer: { to: '100', stage: 'failed', reason: 'declined' } })
    mount(<Consultation waiting={failed} asked={asked} actions={actions} />)
    expect(document.body.textContent).toContain('The transfer to 100 failed: the other side declined.')
    click('Try again')
    expect(actions.transferAgain).toHaveBeenCalledWith(failed.id)
  })
})

describe('TransferAsked', () => {
  it('asks once for each call, and gives the answer', () => {
    const [call, actions] = [active({ transferAsked: { to: '300' } }), spyActions()]
    mount(<TransferAsked calls={[held(), call]} actions={actions} />)
    expect(document.querySelectorAll('[data-testid=transfer-asked]')).toHaveLength(1)
    act(() => button('Accept').focus())
    click('Accept')
    click('Reject')
    expect(actions.acceptTransfer).toHaveBeenCalledWith(call.id)
    expect(actions.rejectTransfer).toHaveBeenCalledWith(call.id)
  })
})
