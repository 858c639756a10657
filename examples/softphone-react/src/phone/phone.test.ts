import type { CommandResult } from '@offhook/core'
import { describe, expect, it, vi } from 'vitest'
import { createSession } from './session.ts'
import { settingsFrom } from './settings.ts'

describe('settingsFrom', () => {
  it('reads the account of a link', () => {
    const link = '?transport=sip&server=ws://127.0.0.1:8080&user=100&domain=test.local&autostart=1'
    expect(settingsFrom(link)).toEqual({
      transport: 'sip',
      autostart: true,
      account: { server: 'ws://127.0.0.1:8080', user: '100', domain: 'test.local' },
    })
  })

  it('begins with the simulator', () => {
    expect(settingsFrom('')).toEqual({
      transport: 'simulator',
      autostart: false,
      account: { server: '', user: '', domain: '' },
    })
  })

  it('takes no password from a link', () => {
    expect(JSON.stringify(settingsFrom('?transport=sip&user=1&password=secret'))).not.toContain('secret')
  })
})

describe('the session', () => {
  const lineThat = (opens: CommandResult) => {
    const phone = { signOut: vi.fn(async () => opens), stop: vi.fn(async () => undefined) }
    return { phone, line: { name: 'line', phone: phone as never, open: async () => opens } }
  }

  it('opens one line and closes it', async () => {
    const session = createSession()
    const { line, phone } = lineThat({ ok: true, settled: 'confirmed' })
    await session.enter(() => line)
    expect(session.getState().line).toBe(line)
    await session.leave()
    expect(phone.stop).toHaveBeenCalledOnce()
    expect(session.getState()).toEqual({ line: undefined, busy: false, fault: undefined })
  })

  it('says in words why a line did not open, and stops its phone', async () => {
    const session = createSession()
    const { line, phone } = lineThat({ ok: false, reason: 'credentials' })
    await session.enter(() => line)
    expect(session.getState()).toEqual({ line: undefined, busy: false, fault: 'User or password is wrong.' })
    expect(phone.stop).toHaveBeenCalledOnce()
  })

  it('says what is wrong with a setting', async () => {
    const session = createSession()
    await session.enter(() => {
      throw new TypeError('Option server is missing.')
    })
    expect(session.getState().fault).toBe('Option server is missing.')
  })

  it('opens no second line beside the first', async () => {
    const session = createSession()
    const { line } = lineThat({ ok: true, settled: 'confirmed' })
    const second = vi.fn(() => line)
    await Promise.all([session.enter(() => line), session.enter(second)])
    await session.enter(second)
    expect(second).not.toHaveBeenCalled()
  })
})
