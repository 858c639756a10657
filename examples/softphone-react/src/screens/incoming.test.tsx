import type { CallView } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { active, ada, grace, held, incoming, video } from '../gallery/fixtures.ts'
import { oneOutput } from '../gallery/phone-fixtures.ts'
import { stillParts } from '../gallery/picture.tsx'
import { defaultPreferences, type Preferences } from '../phone/preferences.ts'
import { spyActions } from '../testing/actions.ts'
import { button, click, mount } from '../testing/mount.ts'
import { IncomingScreen } from './incoming.tsx'
import { layoutOf } from './layout-of.ts'
import { PhoneScreen } from './phone-screen.tsx'
import { nothingOpen } from './view.ts'

describe('one incoming call', () => {
  it('is answered, or declined on this device or on all', () => {
    const [call, actions] = [incoming(grace), spyActions()]
    mount(<IncomingScreen calls={[call]} actions={actions} />)
    click('Answer')
    click('Decline')
    click('Decline on all devices')
    expect(actions.answer).toHaveBeenCalledWith(call.id)
    expect(actions.decline.mock.calls).toEqual([
      [call.id, 'busy'],
      [call.id, 'declined'],
    ])
  })

  it('with video can be answered with the picture or without', () => {
    const [call, actions] = [incoming(grace, { video: video('off', 'on') }), spyActions()]
    mount(<IncomingScreen calls={[call]} actions={actions} />)
    click('Answer')
    click('Answer with video')
    expect(actions.answer.mock.calls).toEqual([[call.id], [call.id, { video: true }]])
  })

  it('without video offers no picture', () => {
    mount(<IncomingScreen calls={[incoming(grace)]} actions={spyActions()} />)
    expect(document.body.textContent).not.toContain('with video')
  })

  it('cannot be answered twice', () => {
    const [call, actions] = [incoming(grace, { answering: true }), spyActions()]
    mount(<IncomingScreen calls={[call]} actions={actions} />)
    expect(button('Answer').getAttribute('aria-busy')).toBe('true')
    click('Answer')
    expect(actions.answer).not.toHaveBeenCalled()
    expect(actions.explain).toHaveBeenCalledWith('already')
  })
})

describe('two incoming calls', () => {
  it('tell why one of them cannot be answered any more, and stay in reach', () => {
    const calls = [incoming(grace, { answering: true }), incoming(ada)] as const
    const actions = spyActions()
    mount(<IncomingScreen calls={calls} actions={actions} />)
    expect([button('Answer').disabled, button('Answer').getAttribute('aria-disabled')]).toEqual([false, 'true'])
    click('Answer')
    expect(actions.answer).not.toHaveBeenCalled()
    expect(actions.explain).toHaveBeenCalledWith('already')
  })

  it('are declined together', () => {
    const calls = [incoming(grace), incoming(ada)] as const
    const actions = spyActions()
    mount(<IncomingScreen calls={calls} actions={actions} />)
    click('Decline all')
    expect(actions.decline.mock.calls).toEqual(calls.map(({ id }) => [id, 'busy']))
  })
})

describe('a call that rings beside another', () => {
  function ring(calls: readonly CallView[], change: Partial<Preferences> = {}) {
    const actions = spyActions()
    mount(
      <PhoneScreen
        layout={layoutOf(calls, calls[0]?.id, new Set())}
        view={nothingOpen}
        onView={() => undefined}
        actions={actions}
        audio={oneOutput}
        log={[]}
        keepsLog
        manners={{ ...defaultPreferences, ...change }}
        now={0}
        live={stillParts({})}
      />,
    )
    return actions
  }
  const names = () => [...document.querySelectorAll('.incoming-sheet button')].map(({ textContent }) => textContent)
  const first = () => document.querySelector('.incoming-sheet .button-call')?.textContent

  it('is answered by the user’s word on what becomes of the first', () => {
    const second = incoming(grace)
    const actions = ring([active(), second])
    click('Hold and answer')
    click('End and answer')
    click('Decline')
    click('Decline everywhere')
    expect(actions.answer.mock.calls).toEqual([
      [second.id, { others: 'hold' }],
      [second.id, { others: 'end' }],
    ])
    expect(actions.decline.mock.calls).toEqual([
      [second.id, 'busy'],
      [second.id, 'declined'],
    ])
  })

  it('offers first what the settings would do, and says it', () => {
    const calls = [active(), incoming(grace)]
    ring(calls)
    expect(first()).toBe('Hold and answer')
    expect(document.body.textContent).toContain('Answering puts the call you are in on hold.')
    ring(calls, { secondCall: 'end-and-answer' })
    expect(first()).toBe('End and answer')
    expect(document.body.textContent).toContain('Answering ends the call you are in.')
  })

  it('can join two voices where the user allows it', () => {
    const second = incoming(grace)
    const actions = ring([active(), second], { oneVoice: false })
    expect(first()).toBe('Answer')
    click('Answer')
    expect(actions.answer).toHaveBeenCalledWith(second.id)
  })

  it('is simply answered while the others wait on hold', () => {
    ring([held(), incoming(grace)])
    expect(names()).toEqual(['Answer', 'Decline'])
  })
})
