import type { CallSurface, SurfaceCall } from '@offhook/core'
import type { BrokenSurface } from './broken-surface-run.ts'
import { reporting } from './tampered-surface.ts'

const isListed = (honest: CallSurface, list: NonNullable<CallSurface['listCalls']>): CallSurface => ({
  ...honest,
  listCalls: list,
})

/** Each is a fault that adapters of call screens have had. */
/** Faults in what the OS tells, and in the list of its calls. */
export const brokenFacts: readonly BrokenSurface[] = [
  {
    fault: 'asks to end when the OS has rung long enough',
    foundBy: ['tells that a call has rung long enough'],
    breaks: (honest) => ({
      ...honest,
      start: (host) =>
        honest.start({
          ...host,
          emit(raw) {
            const { type, call } = raw as { type: string; call: unknown }
            if (type === 'surface.timedOut') host.request({ requestId: 'timed-out', type: 'end', call })
            else host.emit(raw)
          },
        }),
    }),
  },
  {
    fault: 'keeps what happens to itself',
    foundBy: [
      'tells of a call that a push has put on the screen',
      'brings such a call up to date, and shows no second one',
      'asks to answer and to end it before the phone has shown it',
      'closes it before the phone has shown it',
      'tells that a call has rung long enough',
      'tells of a reset, and shows calls anew after it',
      'tells when the audio session is given and taken',
      'delivers what happened before it was started, in its order',
      'delivers it once, though it is stopped and started again',
    ],
    breaks: reporting({ fact: () => [] }),
  },
  {
    fault: 'announces without saying who calls',
    foundBy: ['tells of a call that a push has put on the screen'],
    breaks: reporting({
      fact: (fact) => [fact.type === 'call.announced' ? { type: fact.type, call: fact.call } : fact],
    }),
  },
  {
    fault: 'says that sound may start when it may not',
    foundBy: ['tells when the audio session is given and taken'],
    breaks: reporting({
      fact: (fact) => [fact.type === 'audioSession.changed' ? { ...fact, active: true } : fact],
    }),
  },
  {
    fault: 'takes what it knew for true after a reset',
    foundBy: ['tells of a reset, and shows calls anew after it'],
    breaks: (honest) => {
      const before = new Set<string>()
      const known = new Set<string>()
      return {
        ...honest,
        start: (host) =>
          honest.start({
            ...host,
            emit(raw) {
              if ((raw as { type: string }).type === 'port.reset') for (const uuid of known) before.add(uuid)
              host.emit(raw)
            },
          }),
        async show(call) {
          known.add(call.uuid)
          return before.has(call.uuid) ? { ok: true } : honest.show(call)
        },
      }
    },
  },
  {
    fault: 'lists nothing',
    foundBy: [
      'lists the calls on the screen, and no others',
      'lists which calls have been answered',
      'shows a call again that the OS has lost, once that is known',
      'lists what stayed on the screen while the app was dead',
    ],
    breaks: (honest) => isListed(honest, async () => ({ complete: true, facts: [] })),
  },
  {
    fault: 'lists each call as muted and held',
    foundBy: ['lists mute and hold as they stand on the screen, or says nothing of them'],
    breaks: (honest) =>
      isListed(honest, async () => {
        const { complete, facts } = (await honest.listCalls?.()) ?? { complete: false, facts: [] }
        return { complete, facts: facts.map((fact) => ({ ...Object(fact), muted: true, held: true })) }
      }),
  },
  {
    fault: 'lists each call as one that rings',
    foundBy: ['lists which calls have been answered', 'lists what stayed on the screen while the app was dead'],
    breaks: (honest) =>
      isListed(honest, async () => {
        const { complete, facts } = (await honest.listCalls?.()) ?? { complete: false, facts: [] }
        return { complete, facts: facts.map((fact) => ({ ...Object(fact), answered: false })) }
      }),
  },
  {
    fault: 'lists what it has shown, and not what is there',
    foundBy: [
      'lists the calls on the screen, and no others',
      'lists which calls have been answered',
      'shows a call again that the OS has lost, once that is known',
      'lists what stayed on the screen while the app was dead',
    ],
    breaks: (honest) => {
      const known = new Map<string, SurfaceCall>()
      return {
        ...honest,
        show(call) {
          known.set(call.uuid, call)
          return honest.show(call)
        },
        listCalls: async () => ({
          complete: true,
          facts: [...known.values()].map(({ uuid, remote }) => ({
            type: 'call.announced',
            call: { refs: { 'os.uuid': uuid } },
            remote,
          })),
        }),
      }
    },
  },
]
