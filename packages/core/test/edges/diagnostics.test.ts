import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/index.ts'
import { createDiagnostics } from '../../src/phone/diagnostics.ts'
import type { CallId } from '../../src/values.ts'

describe('diagnostics', () => {
  function recorder() {
    const said: Diagnostic[] = []
    let now = 1_000
    const diagnose = createDiagnostics(
      () => now,
      (diagnostic) => said.push(diagnostic),
    )
    const storm = (count: number, kind: Diagnostic['kind'] = 'late') => {
      for (let place = 0; place < count; place++) diagnose(kind, 'again')
    }
    return {
      said,
      diagnose,
      storm,
      wait(ms: number) {
        now += ms
      },
    }
  }

  it('hold what they are about, and nothing that is not known', () => {
    const { said, diagnose } = recorder()
    diagnose('late', 'plain')
    diagnose('ghost', 'of a call', { callId: 'a' as CallId, input: { type: 'x' } })
    expect(said).toStrictEqual([
      { kind: 'late', at: 1_000, message: 'plain' },
      { kind: 'ghost', at: 1_000, callId: 'a', message: 'of a call', input: { type: 'x' } },
    ])
  })

  it('hide the numbers in a message', () => {
    const { said, diagnose } = recorder()
    diagnose('late', 'of 0901234567')
    expect(said[0]?.message).not.toContain('0901234567')
  })

  it('of one kind are twenty a second at most; the next one says how many were left out', () => {
    const { said, storm, wait } = recorder()
    storm(25)
    wait(999)
    storm(1)
    expect(said).toHaveLength(20)
    expect(said.every((one) => !('suppressed' in one))).toBe(true)
    wait(1)
    storm(2)
    expect(said.slice(20)).toMatchObject([{ suppressed: 6 }, { kind: 'late' }])
    expect(said.at(-1)).not.toHaveProperty('suppressed')
  })

  it('of one kind are not left out for those of another', () => {
    const { said, storm } = recorder()
    storm(20)
    storm(1, 'ghost')
    expect(said.at(-1)).toEqual({ kind: 'ghost', at: 1_000, message: 'again' })
  })
})
