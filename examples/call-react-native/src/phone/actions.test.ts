import type { CallId, CommandResult, Phone } from '@offhook/core'
import { describe, expect, it, vi } from 'vitest'
import { createActions, type Trouble } from './actions.ts'

const ok: CommandResult = { ok: true, settled: 'confirmed' }
const settle = () => new Promise((resolve) => setTimeout(resolve))

function stand(...answers: readonly CommandResult[]) {
  const left = [...answers]
  const startCall = vi.fn(async () => left.shift() ?? ok)
  const phone = { startCall, redial: vi.fn(async () => ok) } as unknown as Phone<never>
  let trouble: Trouble | undefined
  const actions = createActions(phone, (next) => {
    trouble = next
  })
  return { actions, startCall, phone, trouble: () => trouble }
}

describe('createActions', () => {
  it('dials, with video or without', async () => {
    const { actions, startCall, trouble } = stand()
    actions.dial('200', true)
    await settle()
    expect(startCall).toHaveBeenCalledWith({ to: '200', video: true })
    expect(trouble()).toBeUndefined()
  })

  it('reports the permission that is missing, and asks for the same call again', async () => {
    const { actions, startCall, trouble } = stand({ ok: false, reason: 'permission-denied', permission: 'microphone' })
    actions.dial('200', false)
    await settle()
    expect(trouble()?.refused.permission).toBe('microphone')
    trouble()?.again()
    await settle()
    expect(startCall.mock.calls).toEqual([[{ to: '200', video: false }], [{ to: '200', video: false }]])
    expect(trouble()).toBeUndefined()
  })

  it.each(['call-ended', 'superseded', 'already', 'cancelled'] as const)('says nothing of %s', async (reason) => {
    const { actions, trouble } = stand({ ok: false, reason })
    actions.dial('200', false)
    await settle()
    expect(trouble()).toBeUndefined()
  })

  it('calls a line of the log again', async () => {
    const { actions, phone } = stand()
    actions.redial('a' as CallId)
    await settle()
    expect(phone.redial).toHaveBeenCalledWith('a')
  })
})
