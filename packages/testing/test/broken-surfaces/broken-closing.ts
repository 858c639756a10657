import type { BrokenSurface } from './broken-surface-run.ts'
import { idOf } from './tampered-surface.ts'

/** Faults in taking calls off the screen. */
export const brokenClosing: readonly BrokenSurface[] = [
  {
    fault: 'closes nothing',
    foundBy: [
      'takes a call off the screen, whatever ended it',
      'takes a call off the screen, whichever side ended it, and at any stage',
      'closes a call twice without harm',
      'closes the call that is meant',
      'goes on after an answer that the phone refused',
      'closes it before the phone has shown it',
      'lists the calls on the screen, and no others',
      'closes a call that stayed on the screen while the app was dead',
    ],
    breaks: (honest) => ({ ...honest, close: () => {} }),
  },
  {
    fault: 'closes every call with one',
    foundBy: [
      'closes a call twice without harm',
      'closes a call that it never showed without harm',
      'closes the call that is meant',
      'lists the calls on the screen, and no others',
    ],
    breaks: (honest, screen) => ({
      ...honest,
      close(call, end) {
        honest.close(call, end)
        screen.rows.clear()
      },
    }),
  },
  {
    fault: 'has no word for some ends, and leaves the call there',
    foundBy: [
      'takes a call off the screen, whatever ended it',
      'takes a call off the screen, whichever side ended it, and at any stage',
    ],
    breaks: (honest) => ({
      ...honest,
      close(call, end) {
        if (end.reason !== 'media-failed' && end.by !== 'network') honest.close(call, end)
      },
    }),
  },
  {
    fault: 'throws when it is to close what is not there',
    foundBy: [
      'closes a call twice without harm',
      'closes a call that it never showed without harm',
      'closes a call that its user has ended',
      'shows the next call after one was refused',
    ],
    breaks: (honest, screen) => ({
      ...honest,
      close(call, end) {
        if (!screen.rows.has(idOf(call))) throw new Error('unknown uuid')
        honest.close(call, end)
      },
    }),
  },
  {
    fault: 'hears of its own close twice',
    foundBy: ['hears of its own close once at the most'],
    breaks: (honest, screen) => ({
      ...honest,
      close(call, end) {
        honest.close(call, end)
        screen.send('ended', { id: idOf(call) })
      },
    }),
  },
]
