import type { CallView } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { Keypad } from './keypad.tsx'

interface DigitPadProps {
  readonly call: CallView
  readonly actions: CallActions
  readonly onClose: () => void
}

/** Digits into the call. Those that wait (a pause, a hold, a finger faster than the pace) are drawn faint and can be dropped. */
export function DigitPad({ call, actions, onClose }: DigitPadProps) {
  const { sent = '', waiting = '' } = ('digits' in call && call.digits) || {}
  return (
    <div className="digit-pad">
      <div className="digit-queue" data-waiting={waiting !== '' || undefined}>
        <output className="digits" aria-label="Digits sent">
          <bdi>
            {sent}
            <span className="digits-waiting">
              <span className="visually-hidden">{waiting !== '' && ' waiting: '}</span>
              {waiting}
            </span>
          </bdi>
        </output>
        {waiting !== '' && (
          <button type="button" className="chip" onClick={() => actions.cancelDigits(call.id)}>
            Drop {waiting.length} waiting
          </button>
        )}
      </div>
      <Keypad label="Digits into the call" onKey={(key) => actions.sendDigits(key, call.id)} />
      <div className="digit-pad-foot">
        <button type="button" className="button button-quiet" onClick={() => actions.sendDigits(',', call.id)}>
          Pause
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          Hide keypad
        </button>
      </div>
    </div>
  )
}
