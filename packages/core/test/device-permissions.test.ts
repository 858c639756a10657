import type { Device, PortHost } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createReadyBench } from './phone-bench.ts'

describe('a permission that a device has told', () => {
  async function withDevice() {
    let host: PortHost | undefined
    const device: Device = {
      name: 'fake',
      handles: ['permissions'],
      async start(to) {
        host = to
      },
      execute: async () => ({ ok: true }),
      stop: async () => {},
    }
    const { emit, phone, diagnostics } = await createReadyBench({ phone: { device } })
    const tell = (permission: string, state: string) => host?.emit({ type: 'permission.changed', permission, state })
    const guess = (permission: string, state: string) => emit({ type: 'permission.changed', permission, state })
    return { tell, guess, diagnostics, seen: () => phone.getSnapshot().permissions }
  }

  it('is not overwritten by the SDK, which only guesses; that it did is a diagnostic', async () => {
    const { tell, guess, seen, diagnostics } = await withDevice()
    guess('microphone', 'prompt')
    expect(seen().microphone).toBe('prompt')
    tell('microphone', 'granted')
    guess('microphone', 'granted')
    expect(diagnostics).toEqual([])
    guess('microphone', 'prompt')
    expect(seen().microphone).toBe('granted')
    expect(diagnostics).toMatchObject([{ kind: 'illegal', message: expect.stringContaining('microphone') }])
    tell('microphone', 'denied')
    expect(seen().microphone).toBe('denied')
  })

  it('leaves the SDK those that the device says nothing of', async () => {
    const { tell, guess, seen } = await withDevice()
    tell('microphone', 'granted')
    guess('overlay', 'prompt')
    expect(seen().overlay).toBe('prompt')
  })
})
