import type { ReactElement } from 'react'
import { useDesk } from '../phone/use-actions.ts'
import { useWords } from '../words/use-words.ts'
import { Notice } from './notice.tsx'
import { RoundButton } from './round-button.tsx'

/** Why the last command was not carried out, until the user has read it. */
export function TroubleNotice(): ReactElement | null {
  const { trouble, clear } = useDesk()
  const words = useWords()
  if (trouble === undefined) return null
  return (
    <Notice kind="warning" text={words.refusals[trouble.refused.reason]} testID="trouble">
      <RoundButton label={words.ended.close} icon="close" onPress={clear} size={40} captioned={false} />
    </Notice>
  )
}
