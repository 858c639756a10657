import type { CallView } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { digitsOf, digitsRefusal, digitTakers } from '../phone/digits.ts'
import { Keypad } from './keypad.tsx'

interface DigitPadProps {
  /** One, or all of a conference. */
  readonly calls: readonly CallView[]
  readonly actions: CallActions
  readonly onClose: () => void
}

/** Digits into the call. Those that wait (a pause, a hold, a finger faster than the pace) are drawn faint and can be dropped. */
export function DigitPad({ calls, actions, onClose }: DigitPadProps) {
  const takers = digitTakers(calls)
  const ids = takers.map(({ id }) => id)
  const { sent, waiting } = digitsOf(takers)
  const refusal = digitsRefusal(calls)
  const send = (digits: string) => (refusal ? actions.explain(refusal) : actions.sendDigits(digits, ...ids))
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
          <button type="button" className="chip" onClick={() => actions.cancelDigits(...ids)}>
            Drop {waiting.length} waiting
          </button>
        )}
      </div>
      <Keypad label={calls.length > 1 ? 'Digits into the conference' : 'Digits into the call'} onKey={send} />
      <div className="digit-pad-foot">
        <button type="button" className="button button-quiet" onClick={() => send(',')}>
          Pause
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          Hide keypad
        </button>
      </div>
    </div>
  )
}
