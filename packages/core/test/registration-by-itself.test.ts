import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

type Fact = Readonly<Record<string, unknown>>
const says = (state: string, more: Fact = {}) => ({ type: 'registration.changed', state, ...more })
const network = (online: boolean) => ({ type: 'network.changed', online })

/** An account brought to where it stands by what the SDK has said. */
const standings = {
  'signed out': [],
  'said to be registering': [says('registering')],
  registered: [says('registered')],
  'told by the SDK alone': [says('registering', { evidence: 'ack' })],
  'waiting to try again': [says('failed', { reason: 'server' })],
  offline: [says('registered'), network(false)],
  'failed for good': [says('failed', { reason: 'credentials' })],
} as const

async function standing(at: keyof typeof standings) {
  const bench = await createBench()
  if (at !== 'signed out' && at !== 'said to be registering') {
    void bench.phone.signIn({ username: '100' })
    await bench.reply('signIn')
  }
  for (const fact of standings[at]) bench.emit(fact)
  await settle()
  return { emit: bench.emit, registration: () => bench.phone.getSnapshot().registration }
}
const everywhere = Object.keys(standings) as (keyof typeof standings)[]

describe('what an SDK says of its account by itself', () => {
  it.each(everywhere)('"registered" is believed: %s', async (at) => {
    const { emit, registration } = await standing(at)
    emit(says('registered'))
    expect(registration()).toEqual({ state: 'registered' })
  })

  it.each(everywhere)('"signed out" is believed: %s', async (at) => {
    const { emit, registration } = await standing(at)
    emit(says('signed-out'))
    expect(registration()).toEqual({ state: 'signed-out' })
  })

  it.each(['signed out', 'said to be registering', 'waiting to try again', 'registered'] as const)(
    'its own word is taken for its own word: %s',
    async (at) => {
      const { emit, registration } = await standing(at)
      emit(says('registering', { evidence: 'ack' }))
      expect(registration()).toMatchObject({ state: 'registering', unproven: true })
    },
  )

  it.each([
    [says('registered', { hotlines: ['1900'] }), ['1900']],
    [says('registering', { evidence: 'ack', hotlines: ['1900'] }), ['1900']],
    [says('registering', { hotlines: ['1900'] }), undefined],
  ] as const)('hotlines come with a registration, proven or not: %j', async (fact, hotlines) => {
    const { emit, registration } = await standing('signed out')
    emit(fact)
    expect(registration().hotlines).toEqual(hotlines)
  })
})

describe('a sign-in that an SDK refuses', () => {
  it.each([
    ['forbidden', 'failed', 'forbidden'],
    ['offline', 'reconnecting', 'network'],
    ['busy', 'reconnecting', 'unknown'],
  ] as const)('for %s is %s, for %s', async (refusal, state, reason) => {
    const bench = await createBench()
    void bench.phone.signIn({ username: '100' })
    await bench.reply('signIn', { ok: false, reason: refusal })
    expect(bench.phone.getSnapshot().registration).toMatchObject({ state, reason })
  })

  it('by a link that breaks meanwhile is a matter of the network', async () => {
    const bench = await createBench()
    void bench.phone.signIn({ username: '100' })
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(bench.phone.getSnapshot().registration).toMatchObject({ reason: 'network' })
  })
})
