import type { CaseContext } from './case-context.ts'
import { isSignedIn } from './is-signed-in.ts'

/** Tells the transport to reconnect, and waits until it is registered again where it says so. */
export async function comesBack(context: CaseContext, { fresh }: { readonly fresh: boolean }): Promise<void> {
  const { execute, until, settle, recorded, declared } = context
  const from = recorded.facts.length
  await execute({ type: 'reconnect', fresh })
  if (declared.reports.registration) await until('registration.changed', isSignedIn, from)
  else await settle()
}
