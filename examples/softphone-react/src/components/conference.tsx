import type { ReactNode } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import type { Ongoing } from '../screens/layout-of.ts'
import type { LiveParts } from '../screens/live-parts.ts'
import { listOf, nameOf, phaseSentence } from '../words/sentences.ts'
import { Avatar } from './avatar.tsx'
import { Icon, type IconName } from './icon.tsx'

interface ConferenceProps {
  readonly members: readonly Ongoing[]
  readonly actions: CallActions
  readonly live: LiveParts
}

/** Who talks to whom at once: each member with its state, to hold, to talk to alone, or to let go. */
export function Conference({ members, actions, live }: ConferenceProps) {
  return (
    <div className="conference">
      <ConferenceHead>You, {listOf(members.map(({ remote }) => nameOf(remote)))}</ConferenceHead>
      <ul className="members" aria-label="Members">
        {members.map((member) => (
          <Member key={member.id} member={member} actions={actions} live={live} />
        ))}
      </ul>
    </div>
  )
}

export function ConferenceHead({ children }: { readonly children: ReactNode }) {
  return (
    <div className="conference-head">
      <h2 className="conference-title">
        <Icon name="people" size={22} /> Conference
      </h2>
      <p className="conference-who">{children}</p>
    </div>
  )
}

interface MemberProps extends Pick<ConferenceProps, 'actions' | 'live'> {
  readonly member: Ongoing
}

function Member({ member, actions, live }: MemberProps) {
  const { id, can, cannot } = member
  const name = nameOf(member.remote)
  const held = 'hold' in member && member.hold.local.desired
  return (
    <li className="member" data-phase={member.phase} data-testid="member" data-call-id={id}>
      <Avatar remote={member.remote} size="small" />
      <div className="row-words">
        <strong>{name}</strong>
        <span>
          {phaseSentence(member)} {live.timer(member)}
        </span>
      </div>
      <MemberButton
        icon={held ? 'play' : 'pause'}
        label={held ? `Resume ${name}` : `Hold ${name}`}
        possible={held ? can.resume : can.hold}
        onPress={() => (held ? actions.resume(id) : actions.hold(id))}
        onRefused={() => actions.explain((held ? cannot.resume : cannot.hold) ?? 'not-supported')}
      />
      <MemberButton
        icon="split"
        label={`Talk to ${name} alone`}
        possible={can.split}
        onPress={() => actions.split(id)}
        onRefused={() => actions.explain(cannot.split ?? 'not-supported')}
      />
      <MemberButton
        icon="phone-down"
        label={`Hang up ${name}`}
        possible={can.hangUp}
        danger
        onPress={() => actions.hangUp(id)}
        onRefused={() => actions.explain(cannot.hangUp ?? 'not-supported')}
      />
      {(member.phase === 'active' || member.phase === 'held') && <MemberNotices>{live.notices(member)}</MemberNotices>}
    </li>
  )
}

function MemberNotices({ children }: { readonly children: ReactNode }) {
  return <div className="member-notices">{children}</div>
}

interface MemberButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly possible: boolean
  readonly danger?: boolean
  readonly onPress: () => void
  readonly onRefused: () => void
}

/** While it cannot be pressed it stays focusable, so that a press tells why. */
function MemberButton({ icon, label, possible, danger = false, onPress, onRefused }: MemberButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button${danger ? ' icon-button-hang-up' : ''}`}
      aria-label={label}
      title={label}
      aria-disabled={!possible || undefined}
      onClick={possible ? onPress : onRefused}
    >
      <Icon name={icon} size={22} />
    </button>
  )
}
