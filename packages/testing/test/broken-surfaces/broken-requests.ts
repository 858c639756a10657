import type { SurfaceCall } from '@offhook/core'
import type { BrokenSurface } from './broken-surface-run.ts'
import { reporting } from './tampered-surface.ts'

/** Faults in what the user's hands come to. */
export const brokenRequests: readonly BrokenSurface[] = [
  {
    fault: 'names a call in the letters of the OS',
    foundBy: ['asks to answer the call that its user answers', 'asks to end a call that is declined'],
    noticedBy: 'most',
    breaks: reporting({
      request: (request) => {
        const uuid = request.call.refs?.['os.uuid']
        return [{ ...request, call: { refs: { 'os.uuid': uuid?.toUpperCase() } } }]
      },
    }),
  },
  {
    fault: 'asks everything twice',
    foundBy: [
      'asks to end a call that is placed and not up yet',
      'asks in the name of its user when it is opened again, and not for the one that died',
      'hears its user once, though it is started twice',
      'asks to answer the call that its user answers',
    ],
    noticedBy: 'most',
    breaks: reporting({ request: (request) => [request, { ...request, requestId: `${request.requestId} again` }] }),
  },
  {
    fault: 'gives two requests one id',
    foundBy: ['asks to hold and to resume', 'asks to end a call that is declined'],
    noticedBy: 'most',
    breaks: reporting({ request: (request) => [{ ...request, requestId: 'the-request' }] }),
  },
  {
    fault: 'asks everything of the newest call',
    foundBy: [
      'hears of its own close once at the most',
      'asks to answer the call that its user answers',
      'asks to end a call that is declined',
      'asks to end the one of two calls that is hung up',
      'leaves the call alone that is there when another one is refused',
      'survives whatever the OS says',
    ],
    breaks: reporting({
      request: (request, shown) => {
        const newest: SurfaceCall | undefined = shown.at(-1)
        return [newest ? { ...request, call: { refs: { 'os.uuid': newest.uuid } } } : request]
      },
    }),
  },
  {
    fault: 'takes "hold" for a toggle',
    foundBy: ['asks to hold and to resume'],
    breaks: reporting({ request: (request) => [request.type === 'hold' ? { ...request, held: true } : request] }),
  },
  {
    fault: 'takes "mute" for a toggle',
    foundBy: ['asks to mute and to unmute'],
    breaks: reporting({ request: (request) => [request.type === 'mute' ? { ...request, muted: true } : request] }),
  },
  {
    fault: 'passes on the first of several digits',
    foundBy: ['asks for digits as they are pressed'],
    breaks: reporting({
      request: (request) => [request.type === 'digits' ? { ...request, digits: request.digits.slice(0, 1) } : request],
    }),
  },
  {
    fault: 'starts no calls',
    foundBy: [
      'asks to start a call that its user takes from the recent ones',
      'takes a call off the screen whose start was refused',
      'shows a call that its user has started once',
    ],
    breaks: reporting({ request: (request) => (request.type === 'start' ? [] : [request]) }),
  },
  {
    fault: 'leaves a call there whose start was refused',
    foundBy: ['takes a call off the screen whose start was refused'],
    breaks: (honest) => ({ ...honest, settle: () => {} }),
  },
  {
    fault: 'throws when a request is settled that it does not know',
    foundBy: [
      'takes anything quietly after it was stopped',
      'takes the settlement of what nobody asked, and a second one, without harm',
    ],
    breaks: (honest) => {
      const asked = new Set<string>()
      const listening = reporting({
        request: (request) => {
          asked.add(request.requestId)
          return [request]
        },
      })
      return ((given) => ({
        ...given,
        settle(requestId: string, ok: boolean) {
          if (!asked.delete(requestId)) throw new Error('unknown request')
          given.settle(requestId, ok)
        },
      }))(listening(honest, undefined as never))
    },
  },
  {
    fault: 'ends the call whose answer the phone refused',
    foundBy: [
      'puts back a mute of its user that the phone refused',
      'puts back a hold of its user that the phone refused',
      'takes the settlement of what nobody asked, and a second one, without harm',
    ],
    breaks: (honest, screen) => ({
      ...honest,
      settle(requestId, ok) {
        honest.settle(requestId, ok)
        if (!ok) screen.rows.clear()
      },
    }),
  },
]
