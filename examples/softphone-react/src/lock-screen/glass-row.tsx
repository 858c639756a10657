import type { ScreenCall, SurfaceUser } from '@offhook/transport-mock'
import { Icon, type IconName } from '../components/icon.tsx'
import { stageSentence } from '../words/lock-screen.ts'
import { nameOf } from '../words/sentences.ts'
import { Since } from './since.tsx'

interface GlassRowProps {
  readonly call: ScreenCall
  readonly user: SurfaceUser
  readonly now: () => number
}

/** A call beside the one in large, or one of a conference, with what can be done to it alone. */
export function GlassRow({ call, user, now }: GlassRowProps) {
  const { uuid, stage, held, connectedAt, buttons } = call
  const name = nameOf(call)
  const talks = stage === 'connected' && !held && connectedAt !== undefined
  return (
    <li className="glass-row" data-testid="glass-row" data-stage={stage} data-held={held || undefined}>
      <p className="row-words">
        <strong>{name}</strong>
        <span>{talks ? <Since at={connectedAt} now={now} /> : stageSentence(call)}</span>
      </p>
      {buttons.includes('answer') && (
        <RowButton icon="phone" tone="call" label={`Answer ${name}`} onPress={() => user.answer(uuid)} />
      )}
      {buttons.includes('resume') && (
        <RowButton icon="play" label={`Resume ${name}`} onPress={() => user.hold(false, uuid)} />
      )}
      {buttons.includes('split') && (
        <RowButton icon="split" label={`Talk to ${name} alone`} onPress={() => user.group(uuid)} />
      )}
      <RowButton
        icon="phone-down"
        tone="hang-up"
        label={`${buttons.includes('decline') ? 'Decline' : 'End'} ${name}`}
        onPress={() => user.end(uuid)}
      />
    </li>
  )
}

interface RowButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly tone?: 'call' | 'hang-up'
  readonly onPress: () => void
}

function RowButton({ icon, label, tone, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button${tone ? ` icon-button-${tone}` : ''}`}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} size={20} />
    </button>
  )
}
