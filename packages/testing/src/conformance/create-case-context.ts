import type { CallId, Command, FactOf, Outcome, PhoneFact, Transport } from '@offhook/core'
import { assert, fail } from './assert.ts'
import { createCallProbe } from './call-probe.ts'
import type { CaseContext } from './case-context.ts'
import type { FarCall, FarEnd } from './far-end.ts'
import { isSignedIn } from './is-signed-in.ts'
import type { DeclaredCapabilities } from './needs.ts'
import { assertOutcome } from './outcomes.ts'
import { waitFor } from './patience.ts'
import { promised, soFar } from './promised.ts'
import { createRecorder } from './recorder.ts'

/** Ids as the core would make them, but the same in each run. */
function callIds(): () => CallId {
  let made = 0
  return () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}` as CallId
}

export function createCaseContext<C>(
  transport: Transport<C>,
  far: FarEnd<C>,
  declared: DeclaredCapabilities,
): CaseContext {
  const recorded = createRecorder()
  const nextId = callIds()
  const settle = () => far.settle()
  const wait = <T>(found: () => T | undefined | Promise<T | undefined>, what: string) =>
    waitFor(found, what, { change: recorded.next, settle })

  async function ask(command: Command<C>, signal = new AbortController().signal): Promise<Outcome> {
    const what = `execute of ${command.type}`
    const outcome: unknown = await promised(what, settle, () => transport.execute(command, { signal }))
    assertOutcome(outcome, command.type)
    return outcome
  }

  function probe(callId: CallId, refs: Readonly<Record<string, string>>, farCall: FarCall, since: number) {
    const { identity } = transport.capabilities
    return createCallProbe({ callId, refs, far: farCall, since, recorded: recorded.facts, identity, wait })
  }

  function until<T extends PhoneFact['type']>(type: T, where: (fact: FactOf<T>) => boolean, from = 0) {
    const matches = (fact: { readonly type: string }): fact is FactOf<T> =>
      fact.type === type && where(fact as FactOf<T>)
    return wait(() => recorded.facts.slice(from).find(matches), `such a ${type}`)
  }

  const context: CaseContext = {
    name: transport.name,
    capabilities: transport.capabilities,
    hasListCalls: transport.listCalls !== undefined,
    declared,
    recorded,
    far,
    settle,
    until,
    start: () => promised('start', settle, () => transport.start(recorded.host())),
    stop: () => promised('stop', settle, () => transport.stop()),
    execute: ask,
    async takes(command) {
      const outcome = await ask(command)
      assert(outcome.ok, `${command.type} was refused: ${JSON.stringify(outcome)}`)
    },
    async attempt(command) {
      const { signal } = new AbortController()
      const what = `execute of ${command.type}`
      const outcome: unknown = await soFar(what, settle, () => transport.execute(command, { signal }))
      if (outcome === undefined) return undefined
      assertOutcome(outcome, command.type)
      return outcome
    },
    signIn: (which) => ask({ type: 'signIn', credentials: far.credentials[which] }),
    async ready() {
      const from = recorded.facts.length
      await context.start()
      await context.signIn('good')
      if (declared.reports.registration) await until('registration.changed', isSignedIn, from)
      else await settle()
    },
    list: () =>
      promised('listCalls', settle, async () => (await transport.listCalls?.()) ?? fail('There is no listCalls.')),
    stranger: () => ({ callId: nextId(), refs: { 'kit.stranger': 'nobody' } }),
    ring: (options) => context.rungBy(() => far.call(options)),
    async rungBy(call) {
      const since = recorded.facts.length
      const farCall = await call()
      const isOffered = (fact: { readonly type: string }): fact is FactOf<'call.offered'> =>
        fact.type === 'call.offered'
      const offered = await wait(() => recorded.facts.slice(since).find(isOffered), 'a call.offered')
      return probe(nextId(), offered.call.refs ?? {}, farCall, since)
    },
    async placed(from) {
      const isDialled = (fact: { readonly type: string }): fact is FactOf<'call.dialed'> => fact.type === 'call.dialed'
      const { call } = await wait(() => recorded.facts.slice(from).find(isDialled), 'a call.dialed')
      const farCall = await wait(() => far.arrived(), 'a placed call at the far end')
      return probe(nextId(), call.refs ?? {}, farCall, from)
    },
    async dial({ muted = false, video = false } = {}) {
      const since = recorded.facts.length
      const call = { callId: nextId(), refs: {} }
      const outcome = await ask({ type: 'startCall', call, to: far.addresses.reachable, video, muted })
      assert(outcome.ok, `startCall was refused: ${JSON.stringify(outcome)}`)
      const farCall = await wait(() => far.arrived(), 'a dialled call at the far end')
      return probe(call.callId, outcome.refs ?? {}, farCall, since)
    },
    answer: ({ target }, { muted = false, video = false } = {}) => ask({ type: 'answer', call: target, video, muted }),
    async talk(direction, carried) {
      const call = direction === 'incoming' ? await context.ring() : await context.dial(carried)
      if (direction === 'incoming') await context.answer(call, carried)
      else await call.far.answer()
      await call.until('call.established')
      await context.untilSeen(call, 'established', ({ stage }) => stage === 'talking')
      return call
    },
    hangUp: ({ target }) => ask({ type: 'hangUp', call: target, why: 'user' }),
    untilSeen: (call, what, where) =>
      wait(async () => {
        const seen = await call.far.seen()
        return where(seen) ? seen : undefined
      }, `a far side that sees the call ${what}`),
  }
  return context
}
