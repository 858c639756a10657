import type { Remote } from '@offhook/core'
import type { ScreenButton, ScreenCall } from '@offhook/transport-mock'
import type { Glass } from '../phone/glass.ts'
import { ada, alan, grace, now } from './fixtures.ts'

let made = 0

/** A call as the OS draws it, with the buttons that the OS has for it. */
export function onGlass({ name, address }: Remote, change: Partial<ScreenCall> = {}): ScreenCall {
  made += 1
  const call = {
    uuid: `0000000a-0000-4000-8000-${String(made).padStart(12, '0')}`,
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    direction: 'incoming',
    video: false,
    stage: 'connected',
    held: false,
    muted: false,
    ...change,
  } as const satisfies Omit<ScreenCall, 'buttons'>
  return {
    ...call,
    ...(call.stage === 'connected' && { connectedAt: now - 83_000 }),
    buttons: change.buttons ?? buttonsOf(call),
  }
}

function buttonsOf({ stage, direction, held, muted, groupId }: Omit<ScreenCall, 'buttons'>): readonly ScreenButton[] {
  if (stage === 'ringing' && direction === 'incoming') return ['answer', 'decline']
  const always = ['end', muted ? 'unmute' : 'mute'] as const
  if (stage !== 'connected') return always
  return [...always, held ? 'resume' : 'hold', 'keypad', groupId === undefined ? 'merge' : 'split']
}

export interface GlassScene extends Glass {
  readonly title: string
}

const nothing: Glass = { calls: [], missed: [], recents: [] }
const scene = (title: string, change: Partial<Glass>): GlassScene => ({ ...nothing, title, ...change })
const merged = { groupId: 'g' } as const

/** Everything that the lock screen can show. */
export const glassScenes: readonly GlassScene[] = [
  scene('Between calls', {}),
  scene('Missed calls', {
    missed: [
      { uuid: 'm1', name: 'Ada Lovelace', address: '+44 20 7946 0958', at: now - 3_600_000 },
      { uuid: 'm2', at: now - 60_000 },
    ],
  }),
  scene('Ringing', { calls: [onGlass(grace, { stage: 'ringing' })] }),
  scene('Ringing with video', { calls: [onGlass(ada, { stage: 'ringing', video: true })] }),
  scene('Calling', { calls: [onGlass({ address: '0901234567' }, { stage: 'dialing', direction: 'outgoing' })] }),
  scene('Connecting', { calls: [onGlass(grace, { stage: 'connecting' })] }),
  scene('Connected', { calls: [onGlass(grace)] }),
  scene('Muted', { calls: [onGlass(grace, { muted: true })] }),
  scene('On hold', { calls: [onGlass(grace, { held: true })] }),
  scene('A second call rings', { calls: [onGlass(grace), onGlass(alan, { stage: 'ringing' })] }),
  scene('Two calls', { calls: [onGlass(grace, { held: true }), onGlass(ada)] }),
  scene('A conference, and somebody on hold', {
    calls: [onGlass(grace, { held: true }), onGlass(ada, merged), onGlass(alan, merged)],
  }),
]
