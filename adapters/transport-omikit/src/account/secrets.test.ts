import { describe, expect, it } from 'vitest'
import { android41, flutterAndroid, rejecting } from '../functions/native-side.fixture.ts'
import { agent, apiKey, createAccountUnderTest } from './account.fixture.ts'

describe('what a native side says of a refused login', () => {
  it.each([
    ['a rejection', android41, rejecting('E_secret', "No user 100 with 'secret' and token (Status: 401)"), agent],
    ['a reply', flutterAndroid, '{"status":500,"message":"secret is no password, token no token"}', agent],
    ['an API key', android41, rejecting('E', "No such 'key' (Status: 401)"), apiKey],
  ] as const)('is told without the secrets it was given: %s', async (_, kind, answer, credentials) => {
    const { account, run, facts } = createAccountUnderTest(kind, {
      initCallWithUserPassword: answer,
      initCallWithApiKey: answer,
    })
    await account.start()
    const outcome = await run({ type: 'signIn', credentials })
    expect(outcome).toMatchObject({ ok: false, vendor: { message: expect.stringContaining('•') } })
    const said = JSON.stringify([outcome, facts])
    for (const secret of ['secret', "'key'", 'token']) expect(said).not.toContain(secret)
  })
})
