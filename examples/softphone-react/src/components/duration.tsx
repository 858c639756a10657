import { clockText, spokenDuration } from '../words/format.ts'

/** A length of time as `0:42`; read out in words. */
export function Duration({ ms }: { readonly ms: number }) {
  return (
    <span className="duration" role="timer" aria-label={spokenDuration(ms)}>
      {clockText(ms)}
    </span>
  )
}
