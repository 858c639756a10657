import { readText } from '@offhook/adapter-kit'
import type { Context } from '../calls/context.ts'
import { isObject } from '../read/read.ts'
import type { CallsSdk } from '../sdk/calls-sdk.ts'

/** A token of this user for one session. */
export async function tokenOf({ authToken }: Context, sdk: CallsSdk, session: string): Promise<string> {
  const answer = await sdk.generateToken(session, await authToken())
  const token = isObject(answer) ? readText(answer.token) : undefined
  if (token === undefined) throw new Error('The server gave no token for the session.')
  return token
}
