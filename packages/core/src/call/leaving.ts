import type { EndedBy, EndReason } from '../outcome/end.ts'

/** Why this side is leaving; it wins over what the SDK then reports as the reason. */
export interface Leaving {
  readonly reason: EndReason
  readonly by: EndedBy
  /** The deadline that made us leave, if one did. */
  readonly overdue?: 'start' | 'ring' | 'answer' | 'connect' | 'media' | 'attach'
}

/** What a plain hang-up of a call means that is being handed over to another one. */
export type Handed = 'transferred' | 'replaced' | undefined
