import { describe, expect, it } from 'vitest'
import { rig } from '../fixture.ts'

describe('what a dialled number does', () => {
  const answers = {
    '200': {
      steps: [
        { at: 1_000, do: 'call.answer' },
        { at: 5_000, do: 'far.link', state: 'down', forMs: 1_000 },
      ],
    },
  } as const

  it('may concern the rest of the world', async () => {
    const phone = await rig({ answers }).signedIn()
    const call = await phone.dial('200')
    phone.clock.advance(5_000)
    expect(call.stage).toBe('talking')
    expect(phone.of('link.changed')).toMatchObject([{ state: 'down' }])
  })

  it('leaves the rest of the world alone once its call is over', async () => {
    const phone = await rig({ answers }).signedIn()
    const call = await phone.dial('200')
    phone.clock.advance(3_000)
    call.hangUp()
    phone.clock.runAll()
    expect(phone.of('link.changed')).toEqual([])
  })
})
