import type { BrokenSurface } from './broken-surface-run.ts'

/** Faults of start, stop and what comes before and after. */
export const brokenLife: readonly BrokenSurface[] = [
  {
    fault: 'listens twice when it is started twice',
    foundBy: [
      'hears its user once, though it is started twice',
      'works again after it was stopped',
      'takes a call off the screen whose start was refused',
    ],
    breaks: (honest) => {
      let starts = 0
      return {
        ...honest,
        start: (host) => {
          starts++
          const times = starts
          return honest.start({
            ...host,
            request(raw) {
              for (let time = 0; time < times; time++)
                host.request({ ...Object(raw), requestId: `${Object(raw).requestId}-${time}` })
            },
          })
        },
      }
    },
  },
  {
    fault: 'goes on listening after it was stopped',
    foundBy: ['says nothing after it was stopped'],
    breaks: (honest) => ({ ...honest, stop: async () => {} }),
  },
  {
    fault: 'cannot be stopped twice',
    foundBy: ['stops, whether it was started or not, and twice'],
    breaks: (honest) => {
      let stopped = true
      return {
        ...honest,
        start(host) {
          stopped = false
          return honest.start(host)
        },
        stop() {
          if (stopped) return Promise.reject(new Error('not started'))
          stopped = true
          return honest.stop()
        },
      }
    },
  },
  {
    fault: 'never listens again after it was stopped',
    foundBy: ['works again after it was stopped'],
    breaks: (honest) => {
      let stopped = false
      return {
        ...honest,
        start: async (host) => (stopped ? undefined : honest.start(host)),
        stop() {
          stopped = true
          return honest.stop()
        },
      }
    },
  },
  {
    fault: 'throws when it is told something after it was stopped',
    foundBy: ['takes anything quietly after it was stopped'],
    breaks: (honest) => {
      let stopped = false
      return {
        ...honest,
        stop() {
          stopped = true
          return honest.stop()
        },
        close(call, end) {
          if (stopped) throw new Error('stopped')
          honest.close(call, end)
        },
      }
    },
  },
  {
    fault: 'clears the screen when it stops',
    foundBy: ['leaves the calls on the screen when it stops, for another app of the user to find'],
    breaks: (honest, screen) => ({
      ...honest,
      stop() {
        screen.rows.clear()
        return honest.stop()
      },
    }),
  },
  {
    fault: 'throws away what happened before it was started',
    foundBy: [
      'delivers what happened before it was started, in its order',
      'delivers it once, though it is stopped and started again',
      'delivers it once, though the app is opened again',
    ],
    breaks: (honest, screen) => ({
      ...honest,
      start(host) {
        screen.listen(() => {})()
        return honest.start(host)
      },
    }),
  },
  {
    fault: 'tells again at each start what happened before the first',
    foundBy: ['delivers it once, though it is stopped and started again'],
    breaks: (honest, screen) => {
      const { queue } = queueOf(screen)
      return {
        ...honest,
        async start(host) {
          await honest.start({
            ...host,
            request(raw) {
              queue.add(raw)
              host.request(raw)
            },
          })
        },
        async stop() {
          await honest.stop()
          for (const raw of queue) screen.send('answered', { id: Object(raw).call.refs['os.uuid'].toUpperCase() })
        },
      }
    },
  },
  { fault: 'has no name', foundBy: ['has a name'], breaks: (honest) => ({ ...honest, name: '' }) },
  {
    fault: 'reads what the OS says without a look at it',
    foundBy: ['survives whatever the OS says'],
    breaks: (honest, screen) => {
      const { listen } = screen
      screen.listen = (listener) =>
        listen.call(screen, (name, body) => {
          if (name !== 'reset') void (body as { readonly id: string }).id?.toString()
          listener(name, body)
        })
      return honest
    },
  },
]

/** What a screen has said to each app so far. */
const queues = new WeakMap<object, { readonly queue: Set<unknown> }>()
function queueOf(screen: object): { readonly queue: Set<unknown> } {
  const known = queues.get(screen) ?? { queue: new Set() }
  queues.set(screen, known)
  return known
}
