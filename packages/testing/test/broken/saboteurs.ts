import type { Command, CommandType, Fact, FactType, Outcome, Transport } from '@offhook/core'
import type { Breaking } from './broken-run.ts'
import { isOfCall, tampered } from './tampered.ts'

const ok: Outcome = { ok: true }

/** Answers some commands itself; the honest transport never hears of them. */
function intercepted<C>(honest: Transport<C>, answer: (command: Command<C>) => Outcome | undefined): Transport<C> {
  return {
    ...honest,
    async execute(command, options) {
      return answer(command) ?? honest.execute(command, options)
    },
  }
}

const silent =
  (hidden: (fact: Fact) => boolean): Breaking =>
  (honest) =>
    tampered(honest, (fact) => (hidden(fact) ? [] : [fact]))
const doubled =
  (type: FactType): Breaking =>
  (honest) =>
    tampered(honest, (fact) => (fact.type === type ? [fact, fact] : [fact]))
const says =
  (type: FactType, change: object): Breaking =>
  (honest) =>
    tampered(honest, (fact) => (fact.type === type ? [{ ...fact, ...change }] : [fact]))
const ignores =
  (type: CommandType): Breaking =>
  (honest) =>
    intercepted(honest, (command) => (command.type === type ? ok : undefined))
const changes =
  (type: CommandType, change: object): Breaking =>
  (honest) => ({
    ...honest,
    execute: (command, options) => honest.execute(command.type === type ? { ...command, ...change } : command, options),
  })

const factTypes: readonly FactType[] = [
  'call.offered',
  'call.dialed',
  'call.ringing',
  'call.established',
  'call.ended',
  'call.holdChanged',
  'call.muteChanged',
  'call.videoChanged',
  'call.mediaChanged',
  'call.qualitySampled',
  'inputs.changed',
  'registration.changed',
  'link.changed',
]
const commandTypes: readonly CommandType[] = [
  'startCall',
  'answer',
  'decline',
  'hangUp',
  'setHold',
  'setMute',
  'setVideo',
  'switchCamera',
  'restartMedia',
  'sendDigit',
  'signOut',
  'reconnect',
  'ping',
  'setMicrophone',
  'setCamera',
]

/** Many small faults, each of one kind. Between them, every test of the kit has to fail. */
export const saboteurs: Readonly<Record<string, Breaking>> = {
  ...Object.fromEntries(factTypes.map((type) => [`never says ${type}`, silent((fact) => fact.type === type)])),
  'says call.offered twice': doubled('call.offered'),
  'says call.established twice': doubled('call.established'),
  'says call.ended twice': doubled('call.ended'),
  ...Object.fromEntries(commandTypes.map((type) => [`ignores ${type}`, ignores(type)])),
  'has no name': (honest) => ({ ...honest, name: '' }),
  'never answers': (honest) => ({ ...honest, execute: () => new Promise(() => {}) }),
  'takes every command': (honest) => intercepted(honest, ({ type }) => (type === 'signIn' ? undefined : ok)),
  'rejects what it cannot do': (honest) => ({
    ...honest,
    async execute(command, options) {
      const outcome = await honest.execute(command, options)
      return outcome.ok ? outcome : Promise.reject(new Error(outcome.reason))
    },
  }),
  'does not look at the signal': (honest) => ({
    ...honest,
    execute: (command) => honest.execute(command, { signal: new AbortController().signal }),
  }),
  'rejects a stop that is not due': (honest) => {
    let running = false
    return {
      ...honest,
      async start(host) {
        running = true
        await honest.start(host)
      },
      async stop() {
        if (!running) throw new TypeError('user agent is undefined')
        running = false
        await honest.stop()
      },
    }
  },
  'never stops': (honest) => ({ ...honest, async stop() {} }),
  'answers by itself': (honest) => ({
    ...honest,
    start: (host) =>
      honest.start({
        emit(raw) {
          host.emit(raw)
          const fact = raw as Fact
          if (isOfCall(fact) && /offered|ringing/.test(fact.type))
            host.emit({ type: 'call.established', call: fact.call })
        },
      }),
  }),
  'names all calls alike': (honest) =>
    tampered(honest, (fact) => [isOfCall(fact) ? { ...fact, call: { refs: { 'reference.id': '1' } } } : fact]),
  'writes a status as text': says('call.ended', { sip: '486' }),
  'hides why a call ended': says('call.ended', { sip: undefined }),
  'does not name the caller': says('call.offered', { remote: {} }),
  'does not say why it failed': says('registration.changed', { reason: undefined }),
  'ends calls with the link': (honest) => {
    let live: unknown
    return tampered(honest, (fact) => {
      if (isOfCall(fact)) live = fact.call
      return fact.type === 'link.changed' && fact.state === 'down' ? [fact, { type: 'call.ended', call: live }] : [fact]
    })
  },
  'declines as busy whatever is asked': changes('decline', { as: 'busy' }),
  'declines as declined whatever is asked': changes('decline', { as: 'declined' }),
  'forgets the mute of a call': changes('startCall', { muted: false }),
  'forgets the mute of an answer': changes('answer', { muted: false }),
  'forgets the video of a call': changes('startCall', { video: false }),
  'forgets the video of an answer': changes('answer', { video: false }),
  'shows video without being asked': changes('answer', { video: true }),
  'offers every call with video': says('call.offered', { video: true }),
  'keeps every connection': changes('reconnect', { fresh: false }),
  'never reconnects afresh': (honest) =>
    intercepted(honest, (command) => (command.type === 'reconnect' && command.fresh ? ok : undefined)),
  'cannot reach the server by a ping': (honest) =>
    intercepted(honest, ({ type }) => (type === 'ping' ? { ok: false, reason: 'failed' } : undefined)),
  'ends a call whenever something is changed in it': (honest) => {
    const changing: readonly string[] = ['restartMedia', 'setVideo', 'setMicrophone', 'reconnect']
    let tell: (fact: unknown) => void = () => {}
    let live: unknown
    return {
      ...honest,
      start: (host) =>
        honest.start({
          emit(raw) {
            const fact = raw as Fact
            if (isOfCall(fact)) live = fact.call
            tell = (said) => host.emit(said)
            host.emit(raw)
          },
        }),
      async execute(command, options) {
        const outcome = await honest.execute(command, options)
        if (changing.includes(command.type) && live) tell({ type: 'call.ended', call: live })
        return outcome
      },
    }
  },
  'ends a call whose media path is lost': (honest) =>
    tampered(honest, (fact) =>
      fact.type === 'call.mediaChanged' && fact.media === 'failed'
        ? [fact, { type: 'call.ended', call: fact.call }]
        : [fact],
    ),
  'lists nothing': (honest) => ({ ...honest, listCalls: async () => ({ complete: true, facts: [] }) }),
  'lists a call that is not there': (honest) => ({
    ...honest,
    async listCalls() {
      const list = (await honest.listCalls?.()) ?? { complete: true, facts: [] }
      return {
        ...list,
        facts: [...list.facts, { type: 'call.found', call: {}, direction: 'incoming', phase: 'active' }],
      }
    },
  }),
}
