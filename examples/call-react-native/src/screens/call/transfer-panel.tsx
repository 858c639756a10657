import type { CallView } from '@offhook/core'
import { usePhone } from '@offhook/react-native'
import { type ReactElement, useState } from 'react'
import { Field } from '../../parts/field.tsx'
import { PushButton } from '../../parts/push-button.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { cleanNumber } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'

export function TransferPanel({
  call,
  onDone,
}: {
  readonly call: CallView
  readonly onDone: () => void
}): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const [to, setTo] = useState('')
  const why = call.cannot.transfer
  const transfer = () => {
    if (why !== undefined) return desk.explain(why)
    if (to === '') return
    desk.run(() => phone.transfer({ to }, call.id))
    onDone()
  }
  return (
    <>
      <Field
        label={words.call.transferTo}
        value={to}
        onChangeText={(text) => setTo(cleanNumber(text))}
        onSubmitEditing={transfer}
        inputMode="tel"
        autoFocus
      />
      <PushButton
        kind="main"
        icon="transfer"
        label={words.call.transferNow}
        unable={to === '' || why !== undefined}
        onPress={transfer}
      />
    </>
  )
}
