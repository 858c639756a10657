import type { SimulatedOs } from '@offhook/testing'
import { settle } from '../../src/index.ts'
import type { TinyScreen } from './tiny-screen.ts'

const stages = { ringing: 'ringing', taken: 'connecting', up: 'connected' } as const

/** The imaginary OS, in the words of the kit. */
export function createTinyOs(screen: TinyScreen): SimulatedOs {
  const idOf = (uuid: string) => uuid.toUpperCase()
  let dialled = 0
  return {
    calls: () =>
      [...screen.rows.values()].map(({ id, number, state, held, muted }) => ({
        uuid: id,
        stage: stages[state],
        held,
        muted,
        ...(number && { title: number }),
      })),
    settle,
    answer: (uuid) => screen.answer(idOf(uuid)),
    end: (uuid) => screen.drop(idOf(uuid)),
    hold: (uuid, held) => screen.press(idOf(uuid), 'held', held),
    mute: (uuid, muted) => screen.press(idOf(uuid), 'muted', muted),
    digits: (uuid, keys) => screen.send('keys', { id: idOf(uuid), keys }),
    start(number, { video }) {
      const id = `DDDDDD00-0000-4000-8000-00000000000${++dialled}`
      screen.rows.set(id, { id, number, mine: true, state: 'taken', held: false, muted: false })
      screen.send('dial', { id, number, video })
    },
    announce: ({ uuid, remote }) => screen.push(idOf(uuid), remote.address ?? '', remote.name ?? ''),
    timeOut(uuid) {
      screen.rows.delete(idOf(uuid))
      screen.send('rang out', { id: idOf(uuid) })
    },
    reset() {
      screen.rows.clear()
      screen.send('reset', undefined)
    },
    setAudioSession: (on) => screen.send('audio', { on }),
    refuseNext() {
      screen.refusal = 'quiet'
    },
    forget: () => screen.rows.clear(),
    told: (level) => screen.told[level],
    utter(body) {
      const names = ['answered', 'ended', 'held', 'muted', 'keys', 'dial', 'pushed', 'rang out', 'audio', 'unheard of']
      for (const name of names) screen.send(name, body)
    },
  }
}
