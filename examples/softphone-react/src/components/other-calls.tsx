import type { CallView } from '@offhook/core'
import type { ReactNode } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import { type Ongoing, partiesOf } from '../screens/layout-of.ts'
import { listOf, nameOf, phaseSentence } from '../words/sentences.ts'
import { transferWords } from '../words/table.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'

interface OtherCallsProps {
  readonly calls: readonly Ongoing[]
  readonly actions: CallActions
  readonly timerOf: (call: CallView) => ReactNode
}

/** The calls beside the one on the screen: each with its state, to go back to or to hang up. A conference is one line. */
export function OtherCalls({ calls, actions, timerOf }: OtherCallsProps) {
  if (calls.length === 0) return null
  return (
    <ul className="other-calls" aria-label="Other calls">
      {partiesOf(calls).map((party) => (
        <OtherCall key={party[0].id} party={party} actions={actions} timerOf={timerOf} />
      ))}
    </ul>
  )
}

interface OtherCallProps extends Pick<OtherCallsProps, 'actions' | 'timerOf'> {
  readonly party: readonly [Ongoing, ...Ongoing[]]
}

function OtherCall({ party, actions, timerOf }: OtherCallProps) {
  const [call] = party
  const ids = party.map(({ id }) => id)
  const names = listOf(party.map(({ remote }) => nameOf(remote)))
  const together = party.length > 1
  const who = together ? `the conference with ${names}` : `the call with ${names}`
  return (
    <li
      className="other-call"
      data-phase={call.phase}
      data-group={together || undefined}
      data-testid="other-call"
      data-call-id={call.id}
    >
      {together ? (
        <span className="other-call-group" aria-hidden="true">
          <Icon name="people" />
        </span>
      ) : (
        <Avatar remote={call.remote} size="small" />
      )}
      <div className="row-words">
        <strong>{names}</strong>
        <span>
          {together && 'Conference · '}
          {otherSentence(call)} {timerOf(call)}
        </span>
      </div>
      {party.some(({ can }) => can.resume) && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Resume ${who}`}
          title="Resume"
          onClick={() => actions.resume(...ids)}
        >
          <Icon name="play" />
        </button>
      )}
      {call.phase === 'active' && call.can.hold && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Hold ${who}`}
          title="Hold"
          onClick={() => actions.hold(...ids)}
        >
          <Icon name="pause" />
        </button>
      )}
      {party.some(({ can }) => can.hangUp) && (
        <button
          type="button"
          className="icon-button icon-button-hang-up"
          aria-label={`Hang up ${who}`}
          title="Hang up"
          onClick={() => actions.hangUp(...ids)}
        >
          <Icon name="phone-down" />
        </button>
      )}
    </li>
  )
}

/** A transfer under way is the most that can be told of a call in few words. */
function otherSentence(call: Ongoing): string {
  if (!('transfer' in call) || call.transfer === undefined) return phaseSentence(call)
  const { to, stage } = call.transfer
  return `Transfer to ${to}: ${transferWords[stage].toLowerCase()} ·`
}
