import type { Command } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { settle } from '../clock/settle.ts'
import { createScriptedTransport } from './scripted-transport.ts'

const ping: Command = { type: 'ping' }
const options = { signal: new AbortController().signal }

describe('createScriptedTransport', () => {
  it('leaves a command pending until the test answers it', async () => {
    const transport = createScriptedTransport()
    let seen: unknown
    void transport.execute(ping, options).then((outcome) => {
      seen = outcome
    })
    await settle()
    expect(seen).toBeUndefined()
    expect(transport.pending.map(({ command }) => command.type)).toEqual(['ping'])

    transport.answer(0, { ok: true })
    transport.answer(0, { ok: false, reason: 'failed' })
    await settle()
    expect(seen).toEqual({ ok: true })
    expect(transport.pending).toEqual([])
  })

  it('answers by itself where it is told to, and throws or rejects where it is told to', async () => {
    const transport = createScriptedTransport(
      {},
      {
        answers: (command) => {
          if (command.type === 'signOut') throw new Error('SDK gone')
          return command.type === 'reconnect' ? { ok: true } : undefined
        },
      },
    )
    await expect(transport.execute({ type: 'reconnect', fresh: false }, options)).resolves.toEqual({ ok: true })
    expect(() => transport.execute({ type: 'signOut' }, options)).toThrow('SDK gone')
    const failing = transport.execute(ping, options)
    transport.fail(transport.last('ping').index, new Error('lost'))
    await expect(failing).rejects.toThrow('lost')
    expect(() => transport.last('hangUp')).toThrow('hangUp')
  })

  it('delivers anything to the host, also after stop, but not before start', async () => {
    const transport = createScriptedTransport()
    const seen: unknown[] = []
    expect(() => transport.emit(1)).toThrow('start')
    await transport.start({ emit: (fact) => seen.push(fact) })
    transport.emit({ type: 'port.reset' })
    await transport.stop()
    transport.emit(Number.NaN)
    expect(seen).toEqual([{ type: 'port.reset' }, Number.NaN])
    expect(transport.running).toBe(false)
  })

  it('has listCalls only where the test gives one, and capabilities as asked', async () => {
    expect(createScriptedTransport().listCalls).toBeUndefined()
    const transport = createScriptedTransport(
      { can: { setHold: false } },
      { listCalls: () => ({ complete: true, facts: [] }) },
    )
    await expect(transport.listCalls?.()).resolves.toEqual({ complete: true, facts: [] })
    expect(transport.listed).toBe(1)
    expect(transport.capabilities.can).toMatchObject({ setHold: false, setMute: true })
  })
})
