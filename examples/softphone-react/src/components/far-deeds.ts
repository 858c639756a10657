import type { CallView } from '@offhook/core'
import type { FarDeed } from '../phone/simulation.ts'

export const deedGroups = {
  call: 'Call',
  transfer: 'Transfer',
  picture: 'Sound and picture',
  network: 'Network between',
  line: 'Line',
} as const

export type DeedGroup = keyof typeof deedGroups

/** Something that the far side, or the network on the way to it, can do while the call is in one of these phases. */
export interface Deed {
  readonly label: string
  readonly group: DeedGroup
  readonly deed: FarDeed
  readonly phases: readonly CallView['phase'][]
}

const waiting = ['dialing', 'ringing'] as const
const talking = ['active', 'held'] as const
const alive = ['dialing', 'ringing', 'connecting', 'active', 'held'] as const

const of = (group: DeedGroup, phases: readonly CallView['phase'][], deeds: Readonly<Record<string, FarDeed>>): Deed[] =>
  Object.entries(deeds).map(([label, deed]) => ({ label, group, deed, phases }))

export const deeds: readonly Deed[] = [
  ...of('call', ['dialing'], { Ring: { do: 'ring' } }),
  ...of('call', waiting, {
    'Early media': { do: 'ring-early' },
    Answer: { do: 'answer' },
    'Busy (486)': { do: 'hang-up', code: 486 },
    'Decline (603)': { do: 'hang-up', code: 603 },
    'Server fault (503)': { do: 'hang-up', code: 503 },
  }),
  ...of('call', ['incoming'], { 'Give up': { do: 'hang-up' }, 'Answered elsewhere': { do: 'answer-elsewhere' } }),
  ...of('call', talking, { 'Hold you': { do: 'hold' }, 'Resume you': { do: 'resume' } }),
  ...of('call', talking, { 'Taken over elsewhere': { do: 'end-elsewhere' } }),
  ...of('call', alive, { 'Hang up': { do: 'hang-up' } }),
  ...of('transfer', talking, {
    'Ask to transfer you': { do: 'ask-transfer', to: '100' },
    'Let an assistant take over': { do: 'replace-by', name: 'Radia Perlman', from: '2004' },
    'Transfer fails (486)': { do: 'fail-transfer', code: 486 },
  }),
  ...of('picture', talking, {
    'Send no sound': { do: 'sound', on: false },
    'Send sound': { do: 'sound', on: true },
    'Show itself': { do: 'video', video: 'on' },
    'Pause the picture': { do: 'video', video: 'paused' },
    'Camera off': { do: 'video', video: 'off' },
  }),
  ...of('network', talking, {
    Freeze: { do: 'freeze' },
    Thaw: { do: 'thaw' },
    'Gone for 8 s': { do: 'cut', forMs: 8_000 },
    'Gone for good': { do: 'cut' },
    'Path lost, a new one works': { do: 'lose-path' },
    'Far device dies': { do: 'crash' },
  }),
  ...of('line', talking, {
    Good: { do: 'line', course: 'good' },
    'Packets get lost': { do: 'line', course: 'loss' },
    Jitter: { do: 'line', course: 'jitter' },
    Delay: { do: 'line', course: 'delay' },
    'Falls and recovers': { do: 'line', course: 'falling' },
  }),
]
