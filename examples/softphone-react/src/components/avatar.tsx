import type { Remote } from '@offhook/core'
import { initialsOf } from '../words/format.ts'
import { nameOf } from '../words/sentences.ts'
import { Icon } from './icon.tsx'

interface AvatarProps {
  readonly remote: Remote
  readonly size?: 'large' | 'small'
  /** Rings spread around it while somebody is being called. */
  readonly ringing?: boolean
}

/** The far side's picture, else its initials on a colour of its own. Decoration: the name stands beside it. */
export function Avatar({ remote, size = 'large', ringing = false }: AvatarProps) {
  const name = nameOf(remote)
  const initials = remote.name ? initialsOf(name) : undefined
  return (
    <span
      className={`avatar avatar-${size}`}
      data-ringing={ringing || undefined}
      style={{ '--hue': hueOf(name) }}
      aria-hidden="true"
    >
      {remote.avatarUrl ? <img src={remote.avatarUrl} alt="" /> : (initials ?? <Icon name="phone" />)}
    </span>
  )
}

/** The same name always has the same colour, 0 to 359 degrees. */
function hueOf(name: string): number {
  let hash = 7
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return hash
}
