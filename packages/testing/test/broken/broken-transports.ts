import type { CallFact, PortHost } from '@offhook/core'
import type { CaseName } from '../../src/index.ts'
import type { Breaking } from './broken-run.ts'
import { isOfCall, tampered } from './tampered.ts'

/** A transport with one fault, and where the kit has to find it: there and nowhere else. */
export interface Broken {
  readonly fault: string
  readonly foundBy: readonly CaseName[]
  readonly breaks: Breaking
}

export const brokenTransports: readonly Broken[] = [
  {
    fault: 'never unsubscribes',
    foundBy: [
      'subscribes once, though it is started twice',
      'emits nothing after it was stopped',
      'works again after it was stopped',
    ],
    breaks(honest) {
      const hosts: PortHost[] = []
      return {
        ...honest,
        async start(host) {
          hosts.push(host)
          await honest.start({ emit: (fact) => hosts.map((each) => each.emit(fact)) })
        },
        // The SDK is told nothing, as when the adapter forgets to unsubscribe.
        async stop() {},
      }
    },
  },
  {
    fault: 'reports each end twice',
    foundBy: [
      'reports one end when the far side hangs up',
      'reports one end when this side hangs up',
      'reports one end when the caller gives up',
      'reports one end when the far side refuses, and tells busy from declined',
      'says nothing more of an ended call than why it ended',
    ],
    breaks: (honest) => tampered(honest, (fact) => (fact.type === 'call.ended' ? [fact, fact] : [fact])),
  },
  {
    fault: 'throws at a call that it does not know',
    foundBy: [
      'answers every command with an outcome and never throws',
      'refuses a command about a call that it never knew',
      'refuses a command about a call that has ended',
      'says nothing more of an ended call than why it ended',
    ],
    breaks(honest) {
      const live = new Set<string>()
      return {
        ...tampered(honest, (fact) => {
          if (!isOfCall(fact)) return [fact]
          for (const ref of Object.values(fact.call.refs ?? {})) {
            if (fact.type === 'call.ended') live.delete(ref)
            else live.add(ref)
          }
          return [fact]
        }),
        execute(command, options) {
          if (!('call' in command) || command.type === 'startCall') return honest.execute(command, options)
          if (!Object.values(command.call.refs).some((ref) => live.has(ref)))
            throw new TypeError('session is undefined')
          return honest.execute(command, options)
        },
      }
    },
  },
  {
    fault: 'holds without saying so',
    foundBy: ['holds and resumes, and reports each'],
    breaks: (honest) =>
      tampered(honest, (fact) => (fact.type === 'call.holdChanged' && fact.side === 'local' ? [] : [fact])),
  },
  {
    fault: 'hides that the link was lost',
    foundBy: ['reports a lost link'],
    breaks: (honest) =>
      tampered(honest, (fact) => (fact.type === 'link.changed' && fact.state === 'down' ? [] : [fact])),
  },
  {
    fault: 'names every fact by the newest call',
    foundBy: [
      'tells two incoming calls apart',
      'tells a dialled call from an incoming one',
      'carries out a command on the call that it names',
    ],
    breaks(honest) {
      let newest: CallFact['call'] = {}
      return tampered(honest, (fact) => {
        if (!isOfCall(fact)) return [fact]
        if (fact.type === 'call.offered' || fact.type === 'call.dialed') newest = fact.call
        return [{ ...fact, call: newest }]
      })
    },
  },
  {
    fault: 'lists the newest call only',
    foundBy: ['lists every live call and no ended one'],
    breaks: (honest) => ({
      ...honest,
      async listCalls() {
        const { complete = false, facts = [] } = (await honest.listCalls?.()) ?? {}
        return { complete, facts: facts.slice(-1) }
      },
    }),
  },
]
