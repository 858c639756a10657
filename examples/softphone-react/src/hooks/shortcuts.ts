import type { Layout } from '../screens/layout-of.ts'

export type Intent =
  | 'answer'
  | 'decline'
  | 'hold'
  | 'mute'
  | 'keypad'
  | 'video'
  | 'swap'
  | 'merge'
  | 'transfer'
  | 'leave'
  | 'help'
  | 'digit'

/** As the help shows them. */
export const shortcuts = [
  { keys: '0–9 * # +', does: 'Dial' },
  { keys: 'Enter', does: 'Call the number' },
  { keys: 'A', does: 'Answer; the settings say what becomes of the call you are in' },
  { keys: 'D', does: 'Decline the incoming call' },
  { keys: 'M', does: 'Mute and unmute' },
  { keys: 'H', does: 'Hold and resume' },
  { keys: 'K', does: 'Keypad; the digits you type then go into the call or the conference, a comma is a pause' },
  { keys: 'V', does: 'Camera on and off' },
  { keys: 'S', does: 'Swap two calls' },
  { keys: 'J', does: 'Join the calls into a conference' },
  { keys: 'T', does: 'Transfer the call' },
  { keys: 'Esc Esc', does: 'Hang up or decline. Twice within two seconds, so that no call ends by accident' },
  { keys: '?', does: 'This help' },
] as const

const intents: Readonly<Record<string, Intent>> = {
  a: 'answer',
  d: 'decline',
  h: 'hold',
  m: 'mute',
  k: 'keypad',
  v: 'video',
  s: 'swap',
  j: 'merge',
  t: 'transfer',
  ',': 'digit',
  escape: 'leave',
  '?': 'help',
}

const places = {
  answer: ['incoming', 'ongoing'],
  decline: ['incoming', 'ongoing'],
  leave: ['incoming', 'ongoing'],
  hold: ['ongoing'],
  mute: ['ongoing'],
  keypad: ['ongoing'],
  video: ['ongoing'],
  swap: ['ongoing'],
  merge: ['ongoing'],
  transfer: ['ongoing'],
  digit: ['idle', 'ongoing'],
  help: ['idle', 'incoming', 'ongoing', 'ended'],
} as const satisfies Record<Intent, readonly Layout['kind'][]>

/** What a key means on this layout. A key with Ctrl, Alt or Meta belongs to the browser. */
export function intentOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  layout: Layout['kind'],
): Intent | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  const intent = /^[0-9*#+]$/.test(event.key) ? 'digit' : intents[event.key.toLowerCase()]
  const layouts: readonly Layout['kind'][] = intent ? places[intent] : []
  return layouts.includes(layout) ? intent : undefined
}

/** True where keys are text: shortcuts MUST stay out of there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null
}
