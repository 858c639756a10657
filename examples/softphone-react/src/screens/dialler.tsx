import type { Refusal } from '@offhook/core'
import { type Ref, useState } from 'react'
import { Control } from '../components/control.tsx'
import { Keypad } from '../components/keypad.tsx'
import { NumberField } from '../components/number-field.tsx'
import { cleanAddress } from '../words/format.ts'

interface DiallerScreenProps {
  readonly onDial: (to: string, options?: { readonly video: boolean }) => void
  readonly onRefused: (refusal: Refusal) => void
  /** Why no call can be started now: `snapshot.cannotStartCall`. */
  readonly refusal?: Refusal | undefined
  /** Called when the field is empty and Call is pressed: the last number comes back, as on every phone. */
  readonly lastNumber?: string | undefined
  readonly fieldRef?: Ref<HTMLInputElement>
}

export function DiallerScreen({ onDial, onRefused, refusal, lastNumber, fieldRef }: DiallerScreenProps) {
  const [number, setNumber] = useState('')
  const call = (video: boolean) => {
    const address = cleanAddress(number)
    if (address === '') return setNumber(lastNumber ?? '')
    if (refusal !== undefined) return onRefused(refusal)
    onDial(address, { video })
    setNumber('')
  }
  return (
    <form
      className="dialler"
      aria-label="Dial"
      onSubmit={(event) => {
        event.preventDefault()
        call(false)
      }}
    >
      <NumberField value={number} onChange={setNumber} {...(fieldRef && { ref: fieldRef })} />
      <Keypad
        label="Dial pad"
        onKey={(key) => setNumber((before) => before + key)}
        onLongZero={() => setNumber((before) => `${before}+`)}
      />
      <div className="dialler-foot">
        <Control
          icon="phone"
          label="Call"
          tone="call"
          refusal={refusal}
          onPress={() => call(false)}
          onRefused={onRefused}
        />
        <Control icon="video" label="Video call" refusal={refusal} onPress={() => call(true)} onRefused={onRefused} />
      </div>
    </form>
  )
}
