import type { CommandResult } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultPreferences, policyOf, recallPreferences, rememberPreferences } from './preferences.ts'
import { recallAccount, rememberAccount } from './remembered-account.ts'
import { createSession } from './session.ts'
import { settingsFrom } from './settings.ts'
import { emptyAccount } from './sip-account.ts'

describe('settingsFrom', () => {
  it('reads the account of a link', () => {
    const link = '?transport=sip&server=ws://127.0.0.1:8080&user=100&domain=test.local&autostart=1'
    expect(settingsFrom(link, emptyAccount)).toEqual({
      transport: 'sip',
      autostart: true,
      account: { ...emptyAccount, server: 'ws://127.0.0.1:8080', user: '100', domain: 'test.local' },
    })
  })

  it('begins with the simulator', () => {
    expect(settingsFrom('', emptyAccount)).toEqual({
      transport: 'simulator',
      autostart: false,
      account: emptyAccount,
    })
  })

  it('keeps what the link leaves out', () => {
    const before = { ...emptyAccount, user: '100', displayName: 'Ann' }
    const { account } = settingsFrom('?user=200&iceServers=stun:stun.example.com', before)
    expect(account).toEqual({ ...before, user: '200', iceServers: 'stun:stun.example.com' })
  })

  it('takes no password from a link', () => {
    const link = '?transport=sip&user=1&password=secret&turnPassword=secret'
    expect(JSON.stringify(settingsFrom(link, emptyAccount))).not.toContain('secret')
  })
})

describe('the remembered account', () => {
  afterEach(() => sessionStorage.clear())
  const account = { ...emptyAccount, user: '100', displayName: 'Ann', password: 'secret', turnPassword: 'secret' }

  it('comes back without its passwords', () => {
    rememberAccount(account)
    expect(recallAccount()).toEqual({ ...emptyAccount, user: '100', displayName: 'Ann' })
    expect(JSON.stringify(Object.values(sessionStorage))).not.toContain('secret')
  })

  it.each(['', 'null', '[]', '{"user":5}', '{broken'])('is empty where the storage holds %j', (kept) => {
    sessionStorage.setItem('offhook.account', kept)
    expect(recallAccount()).toEqual(emptyAccount)
  })
})

describe('the session', () => {
  const lineThat = (opens: CommandResult) => {
    const phone = { signOut: vi.fn(async () => opens), stop: vi.fn(async () => undefined) }
    return {
      phone,
      line: {
        name: 'line',
        phone: phone as never,
        preferences: defaultPreferences,
        open: async () => opens,
        viewsOf: () => ({}),
      },
    }
  }

  it('opens one line and closes it', async () => {
    const session = createSession()
    const { line, phone } = lineThat({ ok: true, settled: 'confirmed' })
    await session.enter(() => line, defaultPreferences)
    expect(session.getState().line).toBe(line)
    await session.leave()
    expect(phone.stop).toHaveBeenCalledOnce()
    expect(session.getState()).toEqual({ line: undefined, busy: false, fault: undefined })
  })

  it('says in words why a line did not open, and stops its phone', async () => {
    const session = createSession()
    const { line, phone } = lineThat({ ok: false, reason: 'credentials' })
    await session.enter(() => line, defaultPreferences)
    expect(session.getState()).toEqual({ line: undefined, busy: false, fault: 'User or password is wrong.' })
    expect(phone.stop).toHaveBeenCalledOnce()
  })

  it('says what is wrong with a setting', async () => {
    const session = createSession()
    await session.enter(() => {
      throw new TypeError('Option server is missing.')
    }, defaultPreferences)
    expect(session.getState().fault).toBe('Option server is missing.')
  })

  it('opens no second line beside the first', async () => {
    const session = createSession()
    const { line } = lineThat({ ok: true, settled: 'confirmed' })
    const second = vi.fn(() => line)
    await Promise.all([session.enter(() => line, defaultPreferences), session.enter(second, defaultPreferences)])
    await session.enter(second, defaultPreferences)
    expect(second).not.toHaveBeenCalled()
  })

  it('opens the same line again with other choices, and never two at once', async () => {
    const session = createSession()
    const { line, phone } = lineThat({ ok: true, settled: 'confirmed' })
    const asked: string[] = []
    await session.enter(({ secondCall }) => {
      asked.push(`${secondCall} after ${phone.stop.mock.calls.length} stops`)
      return line
    }, defaultPreferences)
    await session.reopen({ ...defaultPreferences, secondCall: 'wait' })
    expect(asked).toEqual(['hold-and-answer after 0 stops', 'wait after 1 stops'])
    expect(session.getState()).toEqual({ line, busy: false, fault: undefined })
  })

  it('is closed when the line cannot be opened again, and says why', async () => {
    const session = createSession()
    let opens: CommandResult = { ok: true, settled: 'confirmed' }
    await session.enter(() => lineThat(opens).line, defaultPreferences)
    opens = { ok: false, reason: 'offline' }
    await session.reopen(defaultPreferences)
    expect(session.getState().line).toBeUndefined()
    expect(session.getState().fault).toBe('There is no connection to the phone service at the moment.')
  })
})

describe('the preferences', () => {
  afterEach(() => localStorage.clear())

  it('come back as they were chosen, and become the policy of a phone', () => {
    const chosen = { secondCall: 'wait', oneVoice: false, maxCalls: 2, keepLog: false, lockScreen: 'never' } as const
    rememberPreferences(chosen)
    expect(recallPreferences()).toEqual(chosen)
    expect(policyOf(chosen)).toMatchObject({ secondCall: 'wait', oneVoice: false, maxCalls: 2 })
  })

  it.each(['', 'null', '{broken', '{"secondCall":"shout","maxCalls":-1,"oneVoice":"no","lockScreen":1}'])(
    'are those of a new browser where the storage holds %j',
    (kept) => {
      localStorage.setItem('offhook.preferences', kept)
      expect(recallPreferences()).toEqual(defaultPreferences)
    },
  )
})
