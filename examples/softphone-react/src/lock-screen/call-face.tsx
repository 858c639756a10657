import type { ScreenCall, SurfaceUser } from '@offhook/transport-mock'
import { useState } from 'react'
import { Avatar } from '../components/avatar.tsx'
import { Keypad } from '../components/keypad.tsx'
import type { GlassLayout } from '../phone/glass.ts'
import { stageSentence, whoOf } from '../words/lock-screen.ts'
import { GlassControls } from './glass-controls.tsx'
import { GlassRow } from './glass-row.tsx'
import { Since } from './since.tsx'

interface CallFaceProps {
  readonly layout: GlassLayout
  readonly user: SurfaceUser
  readonly now: () => number
}

/** The call screen of the OS: one call in large, or a conference; whoever else is there stands in rows above. */
export function CallFace({ layout, user, now }: CallFaceProps) {
  const { first, front, others } = layout
  const [keypad, setKeypad] = useState(false)
  const [digits, setDigits] = useState('')
  const who = whoOf(front)
  const isConference = front.length > 1
  const showsKeypad = keypad && front.some(({ buttons }) => buttons.includes('keypad'))
  return (
    <section
      className="call-face"
      aria-label={`Call with ${who}`}
      data-testid="glass-call"
      data-stage={first.stage}
      data-held={front.every(({ held }) => held) || undefined}
      data-muted={front.every(({ muted }) => muted) || undefined}
      data-group={first.groupId}
      data-uuid={first.uuid}
    >
      {others.length > 0 && (
        <ul className="glass-rows" aria-label="Other calls of the phone">
          {others.map((call) => (
            <GlassRow key={call.uuid} call={call} user={user} now={now} />
          ))}
        </ul>
      )}
      <div className="glass-who" data-quiet={others.length > 0 || isConference || showsKeypad || undefined}>
        <p className="glass-app">Offhook softphone</p>
        {!showsKeypad && !isConference && <Avatar remote={first} ringing={first.stage === 'ringing'} />}
        <h3>{isConference ? 'Conference' : who}</h3>
        {isConference && <p>{who}</p>}
        {!isConference && first.address !== undefined && first.address !== first.name && <p>{first.address}</p>}
        <p className="glass-stage">
          <Stage call={first} now={now} />
          {front.every(({ muted }) => muted) && <span className="glass-mark">Muted</span>}
        </p>
      </div>
      {isConference && !showsKeypad && (
        <ul className="glass-rows" aria-label="In the conference">
          {front.map((call) => (
            <GlassRow key={call.uuid} call={call} user={user} now={now} />
          ))}
        </ul>
      )}
      {showsKeypad && (
        <div className="glass-keypad">
          <output aria-label="Digits typed">{digits}</output>
          <Keypad
            label="Digits into the call, from the lock screen"
            onKey={(key) => {
              setDigits(digits + key)
              for (const { uuid, held } of front) if (!held) user.digits(key, uuid)
            }}
          />
        </div>
      )}
      <GlassControls layout={layout} user={user} keypad={showsKeypad} onKeypad={setKeypad} />
    </section>
  )
}

function Stage({ call, now }: { readonly call: ScreenCall; readonly now: () => number }) {
  const { stage, held, connectedAt } = call
  if (stage !== 'connected' || held || connectedAt === undefined) return stageSentence(call)
  return <Since at={connectedAt} now={now} />
}
