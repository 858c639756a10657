import { describe, expect, it } from 'vitest'
import { createBench } from '../phone-bench.ts'

async function ringing() {
  const bench = await createBench()
  await bench.signIn()
  await bench.incoming('in-1')
  return bench
}

describe('an answer', () => {
  it('carries what was wished with it, and shows it as on its way', async () => {
    const bench = await ringing()
    void bench.phone.answer(undefined, { muted: true, video: true })
    expect(bench.asked('answer').command).toMatchObject({ muted: true, video: true })
    expect(bench.call).toMatchObject({
      mute: { desired: true, actual: false, pending: true },
      video: { local: { desired: 'on', actual: 'off', pending: true } },
    })
  })

  it('carries nothing else', async () => {
    const bench = await ringing()
    void bench.phone.answer()
    expect(bench.asked('answer').command).toMatchObject({ muted: false, video: false })
    expect(bench.call).toMatchObject({
      mute: { desired: false, pending: false },
      video: { local: { desired: 'off', pending: false } },
    })
  })

  it('carries what was wished while it rang', async () => {
    const bench = await ringing()
    void bench.phone.mute()
    void bench.phone.setVideo('on')
    void bench.phone.answer()
    expect(bench.asked('answer').command).toMatchObject({ muted: true, video: true })
  })
})

describe('a refusal of a call that rings here', () => {
  it.each(['busy', 'declined'] as const)('is told to the transport as %s', async (as) => {
    const bench = await ringing()
    void bench.phone.decline(undefined, { as })
    expect(bench.asked('decline').command).toMatchObject({ as })
  })
})

describe('a call that the user hangs up', () => {
  it('is hung up for the user, and one that a policy ends for the policy', async () => {
    const bench = await ringing()
    bench.say('call.established', 'in-1')
    void bench.phone.hangUp()
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'user' })
    const other = await ringing()
    other.say('call.established', 'in-1')
    void other.phone.signOut()
    expect(other.asked('hangUp').command).toMatchObject({ why: 'policy' })
  })
})
