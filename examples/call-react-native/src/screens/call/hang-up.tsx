import type { CallView } from '@offhook/core'
import { usePhone } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { RoundButton } from '../../parts/round-button.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { useLayout } from '../../theme/layout.ts'
import { useWords } from '../../words/use-words.ts'

export function HangUp({ call }: { readonly call: CallView }): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const { short } = useLayout()
  return (
    <RoundButton
      label={words.call.hangUp}
      icon="hangUp"
      tone="hangUp"
      size={short ? 60 : 72}
      captioned={false}
      unable={!call.can.hangUp}
      busy={call.phase === 'ending'}
      onPress={() => desk.run(() => phone.hangUp(call.id))}
    />
  )
}
