import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../fixtures/fake-sip.fixture.ts'
import { expectLetGo, mergeable } from '../fixtures/merge.fixture.ts'
import { merge, split } from './merge.ts'
import { setMicrophone } from './switch-inputs.ts'

afterEach(() => vi.unstubAllGlobals())

const never = new AbortController().signal

describe('merging and splitting in any order', () => {
  it('gives each call this side and those that it is merged with, and in the end leaves nothing', async () => {
    const step = fc.record({
      what: fc.constantFrom('merge', 'split', 'end', 'mute', 'hold', 'microphone'),
      which: fc.integer({ min: 0, max: 3 }),
      with: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { all, legs, context } = mergeable(4)
        for (const each of steps) {
          const [one, other] = [all[each.which], all[each.with]]
          if (one === undefined || other === undefined || one.stage === 'ended' || other.stage === 'ended') continue
          if (each.what === 'merge' && one !== other) await merge([one, other], never)
          if (each.what === 'split') await split([one])
          if (each.what === 'end') one.release()
          if (each.what === 'mute') one.muted = !one.muted
          if (each.what === 'hold' && one.negotiation !== undefined) one.negotiation.held = !one.held
          if (each.what === 'microphone') await setMicrophone(context, 'mic-2')
          one.applyMedia()
          await settle()
          for (const { call, hears } of legs.filter((leg) => leg.call.stage !== 'ended')) {
            const others = legs.filter(
              (leg) => leg.call !== call && call.mix !== undefined && leg.call.mix === call.mix,
            )
            const wanted = others.filter((leg) => !leg.call.held).map(({ far }) => far)
            const voice = call.muted ? [] : [call.microphone]
            expect(new Set<unknown>(hears())).toEqual(new Set<unknown>(call.held ? [] : [...voice, ...wanted]))
          }
        }
        for (const call of all) call.release()
        await settle()
        expectLetGo()
      }),
      { numRuns: 60 },
    )
  })
})
