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
    fault: 'ends a call when its camera is refused',
    foundBy: ['keeps the call when the camera is refused'],
    breaks(honest) {
      let tell: (fact: unknown) => void = () => {}
      return {
        ...honest,
        start(host) {
          tell = (fact) => host.emit(fact)
          return honest.start(host)
        },
        async execute(command, options) {
          const outcome = await honest.execute(command, options)
          const reason = outcome.ok ? undefined : outcome.reason
          if (command.type === 'setVideo' && reason === 'permission-denied')
            tell({ type: 'call.ended', call: command.call, reason: 'permission-denied', by: 'system' })
          return outcome
        },
      }
    },
  },
  {
    fault: 'takes whatever input it is given',
    foundBy: ['refuses a microphone that is not there', 'refuses a camera that is not there'],
    breaks: (honest) => ({
      ...honest,
      async execute(command, options) {
        const outcome = await honest.execute(command, options)
        return !outcome.ok && outcome.reason === 'no-device' ? { ok: true } : outcome
      },
    }),
  },
  {
    fault: 'takes a restart of the media, and makes no new path',
    foundBy: [
      'offers a new path when the media is restarted',
      'refuses to restart the media without a link, and can once the link is back',
      'refuses a command about a call that it never knew',
      'refuses a command about a call that has ended',
    ],
    breaks: (honest) => ({
      ...honest,
      execute: async (command, options) =>
        command.type === 'restartMedia' ? { ok: true } : honest.execute(command, options),
    }),
  },
  {
    fault: 'answers pings by itself',
    foundBy: ['says that it is offline when pinged without a link', 'takes no silence for an answer to a ping'],
    breaks: (honest) => ({
      ...honest,
      execute: async (command, options) => (command.type === 'ping' ? { ok: true } : honest.execute(command, options)),
    }),
  },
  {
    fault: 'keeps a connection that seems to live',
    foundBy: ['leaves a silent connection for a new one when told to'],
    breaks: (honest) => ({
      ...honest,
      execute: (command, options) =>
        honest.execute(command.type === 'reconnect' ? { ...command, fresh: false } : command, options),
    }),
  },
  {
    fault: 'names every fact by the newest call',
    foundBy: [
      'tells two incoming calls apart',
      'tells a dialled call from an incoming one',
      'carries out a command on the call that it names',
      'keeps three calls apart',
      'keeps those who are left when a merged one ends',
      'hands a call on to one who was consulted',
      'keeps both calls when a consulted transfer fails',
      'names the call whose place a new one takes',
      'hands on the call that it names, though another is newer',
      'lets those who are left hear each other when a merged one ends',
      'mutes the call that it names, though another is newer',
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
    foundBy: ['lists every live call and no ended one', 'lists which of two calls is held'],
    breaks: (honest) => ({
      ...honest,
      async listCalls() {
        const { complete = false, facts = [] } = (await honest.listCalls?.()) ?? {}
        return { complete, facts: facts.slice(-1) }
      },
    }),
  },
]
