import type { CallView } from '@offhook/core'
import type { ReactNode } from 'react'
import { nameOf, phaseSentence } from '../words/sentences.ts'
import { Avatar } from './avatar.tsx'

interface CallerProps {
  readonly call: CallView
  /** Ticks by itself, so that a second that passes draws nothing else. */
  readonly timer?: ReactNode
  readonly children?: ReactNode
}

/** Who the call is with and where it is: portrait, name, number, phase in words. */
export function Caller({ call, timer, children }: CallerProps) {
  const name = nameOf(call.remote)
  const ringing = call.phase === 'dialing' || call.phase === 'ringing' || (call.phase === 'incoming' && !call.answering)
  return (
    <div className="caller">
      <Avatar remote={call.remote} ringing={ringing} />
      <h2 className="caller-name">{name}</h2>
      {call.remote.address && call.remote.address !== name && <p className="caller-number">{call.remote.address}</p>}
      <p className="caller-phase">{phaseSentence(call)}</p>
      {timer && <p className="caller-timer">{timer}</p>}
      {children}
    </div>
  )
}
