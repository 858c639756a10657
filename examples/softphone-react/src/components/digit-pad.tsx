import type { CallView } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { Keypad } from './keypad.tsx'

interface DigitPadProps {
  readonly call: CallView
  readonly actions: CallActions
  readonly onClose: () => void
}

/** Digits into the call. Those that wait (the call is held, or the pace is slower than the finger) are drawn faint. */
export function DigitPad({ call, actions, onClose }: DigitPadProps) {
  const digits = 'digits' in call ? call.digits : undefined
  return (
    <div className="digit-pad">
      <output className="digits" aria-label="Digits sent">
        {digits?.sent}
        <span className="digits-waiting">{digits?.waiting}</span>
      </output>
      <Keypad label="Digits into the call" onKey={(key) => actions.sendDigits(key, call.id)} />
      <button type="button" className="button button-quiet" onClick={onClose}>
        Hide keypad
      </button>
    </div>
  )
}
