import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone, type Device } from '../../src/index.ts'

/** A device whose `start` the test ends, and which says so each time it is started or stopped. */
function gatedDevice() {
  const opens: (() => void)[] = []
  const seen: string[] = []
  const device: Device = {
    name: 'gated',
    handles: [],
    start() {
      seen.push('device starts')
      return new Promise((open) => opens.push(open))
    },
    execute: async () => ({ ok: true }),
    async stop() {
      seen.push('device stops')
    },
  }
  const transport = createScriptedTransport({}, { onStart: () => void seen.push('transport starts') })
  const phone = createPhone({ transport, device, clock: createVirtualClock() })
  return { phone, opens, seen, transport }
}

describe('a start that is overtaken by a stop', () => {
  it('in one go starts nothing', async () => {
    const { phone, seen } = gatedDevice()
    void phone.start()
    await phone.stop()
    await settle()
    expect(seen.filter((word) => word.endsWith('starts'))).toEqual([])
  })

  it('goes no further, and closes what it had opened', async () => {
    const { phone, opens, seen, transport } = gatedDevice()
    void phone.start()
    await settle()
    await phone.stop()
    expect(seen).toEqual(['device starts', 'device stops'])
    opens[0]?.()
    await settle()
    expect(seen).toEqual(['device starts', 'device stops', 'device stops'])
    expect(transport.running).toBe(false)
  })

  it('leaves the ports of the start after it alone', async () => {
    const { phone, opens, seen, transport } = gatedDevice()
    void phone.start()
    await settle()
    await phone.stop()
    const second = phone.start()
    await settle()
    opens[1]?.()
    await second
    opens[0]?.()
    await settle()
    expect(phone.getSnapshot().status).toBe('ready')
    expect(transport.running).toBe(true)
    expect(seen.at(-1)).toBe('transport starts')
  })

  it('does nothing for the start after it', async () => {
    const { phone, opens, seen } = gatedDevice()
    void phone.start()
    await settle()
    await phone.stop()
    const second = phone.start()
    await settle()
    opens[0]?.()
    await settle()
    expect(seen).not.toContain('transport starts')
    opens[1]?.()
    expect(await second).toMatchObject({ ok: true })
    expect(seen.filter((word) => word === 'transport starts')).toHaveLength(1)
  })
})
