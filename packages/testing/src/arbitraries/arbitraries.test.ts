import type { Fact } from '@offhook/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFact } from '../conformance/read-fact.ts'
import { arbitraryCommand } from './commands.ts'
import { arbitraryFact } from './facts.ts'
import { arbitraryHostile, hostilePayloads } from './hostile.ts'

const seeded = { seed: 7, numRuns: 2_000 }

describe('arbitraryFact', () => {
  it('makes only facts that the core reads whole', () => {
    fc.assert(
      fc.property(arbitraryFact(), (fact) => {
        const parsed = readFact(fact)
        expect(parsed.ok ? parsed.notes : parsed.message).toBeUndefined()
      }),
      seeded,
    )
  })

  it('makes facts of every type', () => {
    const types = new Set(fc.sample(arbitraryFact(), seeded).map(({ type }) => type))
    const every: Record<Fact['type'], true> = {
      'call.announced': true,
      'call.offered': true,
      'call.dialed': true,
      'call.ringing': true,
      'call.connecting': true,
      'call.established': true,
      'call.found': true,
      'call.remoteChanged': true,
      'call.holdChanged': true,
      'call.muteChanged': true,
      'call.videoChanged': true,
      'call.mediaChanged': true,
      'call.transferChanged': true,
      'call.transferAsked': true,
      'call.digitReceived': true,
      'call.participantsChanged': true,
      'call.qualitySampled': true,
      'call.ended': true,
      'call.endRefined': true,
      'registration.changed': true,
      'link.changed': true,
      'permission.changed': true,
      'audio.changed': true,
      'inputs.changed': true,
      'network.changed': true,
      'app.changed': true,
      'port.reset': true,
      'surface.timedOut': true,
      'surface.custom': true,
      'audioSession.changed': true,
      'pushToken.changed': true,
    }
    expect([...types].sort()).toEqual(Object.keys(every).sort())
  })
})

describe('arbitraryCommand', () => {
  it('makes commands of every type', () => {
    expect(new Set(fc.sample(arbitraryCommand(), seeded).map(({ type }) => type)).size).toBe(25)
  })
})

describe('arbitraryHostile', () => {
  it('names what it makes, each by its own name', () => {
    expect(new Set(hostilePayloads.map(({ name }) => name)).size).toBe(hostilePayloads.length)
    for (const { name } of fc.sample(arbitraryHostile(), seeded)) expect(name).not.toBe('')
  })

  it('names payloads most of which are no facts', () => {
    const readable = hostilePayloads.filter(({ make }) => readFact(make()).ok).map(({ name }) => name)
    // Those that are read have one detail that is wrong or too long, which the core leaves out.
    expect(readable.length).toBeLessThan(hostilePayloads.length / 2)
  })
})
