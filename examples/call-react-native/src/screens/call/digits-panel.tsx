import type { CallView } from '@offhook/core'
import { usePhone } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { Keypad } from '../../parts/keypad.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { useWords } from '../../words/use-words.ts'

export function DigitsPanel({ call }: { readonly call: CallView }): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const digits = 'digits' in call ? call.digits : undefined
  const sent = digits?.sent ?? ''
  return (
    <>
      <Txt
        kind="title"
        center
        numberOfLines={1}
        ellipsizeMode="head"
        aria-label={`${words.call.digits}: ${sent}`}
        testID="digits"
      >
        {sent}
        <Txt kind="title" tone="inkSoft">
          {digits?.waiting ?? ''}
        </Txt>{' '}
      </Txt>
      <Keypad onKey={(key) => desk.run(() => phone.sendDigits(key, call.id))} />
    </>
  )
}
