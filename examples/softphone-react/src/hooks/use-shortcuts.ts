import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import { digitsRefusal, digitTakers } from '../phone/digits.ts'
import { holdToggle, muteToggle, videoToggle } from '../phone/toggles.ts'
import type { Layout, Ongoing } from '../screens/layout-of.ts'
import type { View } from '../screens/view.ts'
import { type Intent, intentOf, isTyping } from './shortcuts.ts'

const twiceMs = 2000

interface ShortcutOptions {
  readonly enabled: boolean
  readonly layout: Layout
  readonly actions: CallActions
  /** What is open on the call, and how to open or close it. */
  readonly panel: View['panel']
  readonly onPanel: (panel: View['panel']) => void
  readonly onHelp: () => void
  /** A digit was typed where it can only be meant for the number field. */
  readonly onDial: () => void
}

/** The keys of the help, for the whole page. True after the first Esc, until the second one or two seconds later. */
export function useShortcuts(options: ShortcutOptions): boolean {
  const [armed, setArmed] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const leave = () => {
    clearTimeout(timer.current)
    setArmed(!armed)
    if (armed) endOrDecline(options)
    else timer.current = setTimeout(() => setArmed(false), twiceMs)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!options.enabled || event.defaultPrevented || document.querySelector('dialog[open]')) return
    const intent = intentOf(event, options.layout.kind)
    if (intent === 'leave') return leave()
    if (intent === undefined || isTyping(event.target)) return
    // A digit goes on to the number field, which has the focus by then.
    if (intent !== 'digit') event.preventDefault()
    act(intent, event.key, options)
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return armed
}

function act(intent: Exclude<Intent, 'leave'>, key: string, options: ShortcutOptions): void {
  const { layout, actions, panel, onPanel, onHelp, onDial } = options
  if (intent === 'help') return onHelp()
  if (intent === 'digit' && !(panel === 'keypad' && layout.kind === 'ongoing')) return onDial()
  const ringing =
    layout.kind === 'incoming' ? layout.calls[0] : layout.kind === 'ongoing' ? layout.incoming[0] : undefined
  if (intent === 'answer') return ringing && actions.answer(ringing.id)
  if (intent === 'decline') return ringing && actions.decline(ringing.id, 'busy')
  if (layout.kind !== 'ongoing') return
  const { call } = layout
  const calls = atOnce(layout)
  const open = (wanted: View['panel']) => () => onPanel(panel === wanted ? undefined : wanted)
  // A conference has neither of the two: each member would have its own.
  if (calls.length > 1 && (intent === 'video' || intent === 'transfer')) return
  switch (intent) {
    case 'digit': {
      const ids = digitTakers(calls).map(({ id }) => id)
      return press({ refusal: digitsRefusal(calls), flip: () => actions.sendDigits(key, ...ids) }, actions)
    }
    case 'hold':
      return press(holdToggle(calls, actions), actions)
    case 'mute':
      return press(muteToggle(calls, actions), actions)
    case 'video':
      return press(videoToggle(call, actions), actions)
    case 'keypad':
      return press({ refusal: digitsRefusal(calls), flip: open('keypad') }, actions)
    case 'transfer':
      return press({ refusal: call.cannot.transfer, flip: open('transfer') }, actions)
    case 'merge':
      return press({ refusal: call.cannot.merge, flip: actions.merge }, actions)
    case 'swap':
      return press({ refusal: call.cannot.swap, flip: actions.swap }, actions)
    default:
      return intent satisfies never
  }
}

/** What a key is meant for: the call on the screen, or all of the conference that stands there. */
const atOnce = ({ call, group }: Extract<Layout, { kind: 'ongoing' }>): readonly Ongoing[] =>
  group.length > 1 ? group : [call]

function press(what: Pick<ReturnType<typeof holdToggle>, 'refusal' | 'flip'>, actions: CallActions): void {
  if (what.refusal) actions.explain(what.refusal)
  else what.flip()
}

function endOrDecline({ layout, actions }: ShortcutOptions): void {
  if (layout.kind === 'incoming') actions.decline(layout.calls[0].id, 'busy')
  else if (layout.kind === 'ongoing') actions.hangUp(...atOnce(layout).map(({ id }) => id))
}
