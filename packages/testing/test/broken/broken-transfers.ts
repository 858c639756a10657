import type { Outcome } from '@offhook/core'
import type { Broken } from './broken-transports.ts'
import { answering, meddling, nameOf, onNewest } from './meddling.ts'
import { tampered } from './tampered.ts'

const taken: Outcome = { ok: true }

/** Faults of a transport that hands calls on, or whose calls are handed on. */
export const brokenTransfers: readonly Broken[] = [
  {
    fault: 'takes a transfer and asks nobody',
    foundBy: [
      'asks the far side to call somebody else, and ends nothing itself',
      'can hand a call on after a transfer that failed',
      'refuses a command about a call that has ended',
      'refuses a command about a call that it never knew',
      'refuses what it declares that it cannot do',
      'reports the stages of a transfer in their order',
      'says why a transfer failed, and keeps the call',
      'hands on the call that it names, though another is newer',
    ],
    breaks: answering((command) => (command.type === 'transfer' ? Promise.resolve(taken) : undefined)),
  },
  {
    fault: 'hangs up as soon as a transfer is taken',
    foundBy: [
      'asks the far side to call somebody else, and ends nothing itself',
      'can hand a call on after a transfer that failed',
      'says why a transfer failed, and keeps the call',
    ],
    breaks: meddling({
      async onTaken(command, { ask }) {
        if (command.type === 'transfer') await ask({ type: 'hangUp', call: command.call, why: 'user' })
      },
    }),
  },
  {
    fault: 'tells nothing of a transfer between yes and done',
    foundBy: ['reports the stages of a transfer in their order'],
    breaks: (honest) =>
      tampered(honest, (fact) => (fact.type === 'call.transferChanged' && fact.stage === 'ringing' ? [] : [fact])),
  },
  {
    fault: 'hides why a transfer failed',
    foundBy: ['says why a transfer failed, and keeps the call', 'keeps both calls when a consulted transfer fails'],
    breaks: (honest) =>
      tampered(honest, (fact) => {
        if (fact.type !== 'call.transferChanged') return [fact]
        const { reason, ...rest } = fact
        return [rest]
      }),
  },
  {
    fault: 'can transfer a call once',
    foundBy: ['can hand a call on after a transfer that failed'],
    breaks(honest) {
      const handedOn = new Set<string>()
      return answering((command) => {
        if (command.type !== 'transfer') return undefined
        if (handedOn.has(nameOf(command.call))) return Promise.resolve({ ok: false, reason: 'refused' })
        handedOn.add(nameOf(command.call))
        return undefined
      })(honest)
    },
  },
  {
    fault: 'makes a blind transfer of one with consultation',
    foundBy: ['hands a call on to one who was consulted'],
    breaks: answering((command, honest) =>
      command.type === 'transferTo' ? honest({ type: 'transfer', call: command.call, to: 'far' }) : undefined,
    ),
  },
  {
    fault: 'ends all calls when a transfer fails',
    foundBy: [
      'can hand a call on after a transfer that failed',
      'keeps both calls when a consulted transfer fails',
      'says why a transfer failed, and keeps the call',
    ],
    breaks: meddling({
      onFact(fact, { ask, live }) {
        if (fact.type !== 'call.transferChanged' || fact.stage !== 'failed') return
        for (const call of live) void ask({ type: 'hangUp', call, why: 'user' })
      },
    }),
  },
  {
    fault: 'obeys a transfer without a question',
    foundBy: [
      'asks before it follows a transfer of the far side',
      'calls nobody when the user does not agree, and says so',
      'calls whom the far side named once the user agrees',
      'asks again when the far side does, though the user has said no',
      'follows no transfer of the far side by itself',
    ],
    breaks: meddling({
      onFact(fact, { ask, live }) {
        const call = live.find((each) => fact.type === 'call.transferAsked' && nameOf(each) === nameOf(fact.call))
        if (call) void ask({ type: 'answerTransfer', call, accept: true })
      },
    }),
  },
  {
    fault: 'takes the word on a transfer and does nothing',
    foundBy: [
      'calls nobody when the user does not agree, and says so',
      'calls whom the far side named once the user agrees',
      'refuses a command about a call that has ended',
      'refuses a command about a call that it never knew',
      'refuses what it declares that it cannot do',
      'takes no answer to a transfer that nobody asked for',
      'asks again when the far side does, though the user has said no',
    ],
    breaks: answering((command) => (command.type === 'answerTransfer' ? Promise.resolve(taken) : undefined)),
  },
  {
    fault: 'hides whose place a new call takes',
    foundBy: ['names the call whose place a new one takes'],
    breaks: (honest) =>
      tampered(honest, (fact) => {
        if (fact.type !== 'call.offered') return [fact]
        const { replaces, ...rest } = fact
        return [rest]
      }),
  },
  {
    fault: 'hands on the newest call, whichever is named',
    foundBy: ['hands on the call that it names, though another is newer'],
    breaks: onNewest('transfer'),
  },
  {
    fault: 'asks about the first transfer of a call, and no other',
    foundBy: ['asks again when the far side does, though the user has said no'],
    breaks(honest) {
      const asked = new Set<string>()
      return tampered(honest, (fact) => {
        if (fact.type !== 'call.transferAsked') return [fact]
        if (asked.has(nameOf(fact.call))) return []
        asked.add(nameOf(fact.call))
        return [fact]
      })
    },
  },
  {
    fault: 'ends a call as soon as another one is to take its place',
    foundBy: ['names the call whose place a new one takes'],
    breaks: meddling({
      onFact(fact, { ask, live }) {
        if (fact.type !== 'call.offered' || !fact.replaces) return
        const name = nameOf(fact.replaces)
        const call = live.find((each) => nameOf(each) === name)
        if (call) void ask({ type: 'hangUp', call, why: 'policy' })
      },
    }),
  },
]
