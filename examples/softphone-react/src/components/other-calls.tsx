import type { CallView } from '@offhook/core'
import type { ReactNode } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import { nameOf, phaseSentence } from '../words/sentences.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'

interface OtherCallsProps {
  readonly calls: readonly CallView[]
  readonly actions: CallActions
  readonly timerOf: (call: CallView) => ReactNode
}

/** The calls beside the one on the screen: each with its state, to go back to or to hang up. */
export function OtherCalls({ calls, actions, timerOf }: OtherCallsProps) {
  if (calls.length === 0) return null
  return (
    <ul className="other-calls" aria-label="Other calls">
      {calls.map((call) => (
        <li key={call.id} className="other-call" data-phase={call.phase} data-testid="other-call">
          <Avatar remote={call.remote} size="small" />
          <div className="other-call-words">
            <strong>{nameOf(call.remote)}</strong>
            <span>
              {phaseSentence(call)} {timerOf(call)}
            </span>
          </div>
          {call.can.resume && (
            <button
              type="button"
              className="icon-button"
              aria-label={`Resume the call with ${nameOf(call.remote)}`}
              title="Resume"
              onClick={() => actions.resume(call.id)}
            >
              <Icon name="play" />
            </button>
          )}
          {call.can.hangUp && (
            <button
              type="button"
              className="icon-button icon-button-hang-up"
              aria-label={`Hang up the call with ${nameOf(call.remote)}`}
              title="Hang up"
              onClick={() => actions.hangUp(call.id)}
            >
              <Icon name="phone-down" />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
