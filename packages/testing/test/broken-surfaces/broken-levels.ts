import type { CallSurface } from '@offhook/core'
import type { BrokenSurface } from './broken-surface-run.ts'
import { idOf, showing } from './tampered-surface.ts'

/** Faults in what is shown. */
export const brokenLevels: readonly BrokenSurface[] = [
  {
    fault: 'shows each level as another call',
    foundBy: ['shows a call once, however often it is told', 'brings such a call up to date, and shows no second one'],
    noticedBy: 'most',
    breaks: showing(async (call, honest, screen) => {
      const id = idOf(call)
      const again = screen.rows.has(id)
      const result = await honest(call)
      if (again) await screen.show(id.toLowerCase(), call.remote.address ?? '', false)
      return result
    }),
  },
  {
    fault: 'shows a call that a push has announced as another one',
    foundBy: [
      'shows a call that its user has started once',
      'brings such a call up to date, and shows no second one',
      'shows no second call of one that stayed on the screen',
      'puts right what an app that died has left muted and held',
    ],
    breaks: (honest, screen) => {
      const mine = new Set<string>()
      return {
        ...honest,
        async show(call) {
          const there = screen.rows.has(idOf(call)) && !mine.has(call.uuid)
          mine.add(call.uuid)
          if (there) await screen.show(call.uuid, call.remote.address ?? '', false)
          return honest.show(call)
        },
      }
    },
  },
  {
    fault: 'tells the OS of mute with each level',
    foundBy: [
      'tells of mute what differs, once',
      'tells of hold what differs, once',
      'makes no more calls of the OS than levels differ',
      'tells the OS nothing of a mute that its user has done',
      'tells the OS nothing of a hold that its user has done',
    ],
    breaks: showing(async (call, honest, screen) => {
      const { muted } = screen.rows.get(idOf(call)) ?? {}
      const result = await honest(call)
      if (muted === call.muted) screen.mute(idOf(call), call.muted)
      return result
    }),
  },
  {
    fault: 'says that it never says back what it was told, and does',
    foundBy: ['tells of mute what differs, once', 'tells of hold what differs, once'],
    breaks: (honest) => ({ ...honest, echoes: false }),
  },
  {
    fault: 'tells nothing twice, though its user has changed it meanwhile',
    foundBy: [
      'puts back a mute of its user that the phone refused',
      'puts back a hold of its user that the phone refused',
      'shows a call again that the OS has lost, once that is known',
      'tells of a reset, and shows calls anew after it',
    ],
    breaks: (honest) => {
      const last = new Map<string, string>()
      return {
        ...honest,
        async show(call) {
          const level = JSON.stringify(call)
          if (last.get(call.uuid) === level) return { ok: true }
          last.set(call.uuid, level)
          return honest.show(call)
        },
      }
    },
  },
  {
    fault: 'shows a call as connected when it is dialled',
    foundBy: [
      'shows a call that is placed',
      'shows a placed call from its dialling to its talk, and not too soon as connected',
    ],
    breaks: showing(async (call, honest, screen) => {
      const result = await honest(call)
      if (call.direction === 'outgoing') screen.up(idOf(call))
      return result
    }),
  },
  {
    fault: 'never says that a call is connected',
    foundBy: [
      'shows an incoming call from its ringing to its talk',
      'shows a placed call from its dialling to its talk, and not too soon as connected',
      'shows a call first when it talks already',
      'shows two calls beside each other, each at its own level',
      'brings such a call up to date, and shows no second one',
      'shows no second call of one that stayed on the screen',
    ],
    breaks: showing((call, honest) => honest(call.stage === 'connected' ? { ...call, stage: 'connecting' } : call)),
  },
  {
    fault: 'lets the screen ring on when the call is answered in the app',
    foundBy: ['stops ringing when a call is answered in the app'],
    breaks: showing((call, honest) => honest(call.stage === 'connecting' ? { ...call, stage: 'ringing' } : call)),
  },
  {
    fault: 'holds and mutes all calls at once',
    foundBy: ['mutes and holds the call that is meant'],
    breaks: showing(async (call, honest, screen) => {
      const result = await honest(call)
      for (const row of screen.rows.values()) Object.assign(row, { held: call.held, muted: call.muted })
      return result
    }),
  },
  {
    fault: 'shows no incoming calls',
    foundBy: ['shows a call that rings'],
    noticedBy: 'most',
    breaks: showing(async (call, honest) => (call.direction === 'incoming' ? { ok: true } : honest(call))),
  },
  {
    fault: 'says that a call is shown which the OS has refused',
    foundBy: ['says that the OS refuses a call'],
    breaks: showing(async (call, honest) => {
      await honest(call)
      return { ok: true }
    }),
  },
  {
    fault: 'takes all calls down when one is refused',
    foundBy: ['leaves the call alone that is there when another one is refused'],
    breaks: showing(async (call, honest, screen) => {
      const result = await honest(call)
      if (!result.ok) screen.rows.clear()
      return result
    }),
  },
  {
    fault: 'refuses all calls after the first refusal',
    foundBy: ['shows the next call after one was refused'],
    breaks: (honest) => {
      let refused: Awaited<ReturnType<CallSurface['show']>> | undefined
      return {
        ...honest,
        async show(call) {
          if (refused) return refused
          const result = await honest.show(call)
          if (!result.ok) refused = result
          return result
        },
      }
    },
  },
  {
    fault: 'cannot show whoever has no number',
    foundBy: ['shows whoever calls, with the least and the most that is known of them'],
    breaks: showing((call, honest) => {
      if (!call.remote.address) throw new Error('no handle')
      return honest(call)
    }),
  },
  {
    fault: 'cannot show a call that carries data of the app',
    foundBy: ['shows a call with data of the app'],
    breaks: showing((call, honest) => (call.extra ? Promise.reject(new Error('no map')) : honest(call))),
  },
]
