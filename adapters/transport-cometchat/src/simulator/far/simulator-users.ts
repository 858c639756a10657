import type { Millis } from '@offhook/core'
import type { SimulatedUser } from '../server/records.ts'

/** What a user does by itself when this page calls, counted from when it rings there. */
export interface UserStep {
  readonly at: Millis
  readonly do: 'answer' | 'reject' | 'busy' | 'hangUp' | 'crash' | 'askForVideo' | 'muteYou'
}

/** A user who behaves in their own way. */
export interface SimulatorUser extends SimulatedUser {
  /** What happens, in one sentence. */
  readonly what: string
  readonly steps: readonly UserStep[]
}

const talks: UserStep = { at: 2_000, do: 'answer' }

/** Users who show every way a call can go. */
export const simulatorUsers: readonly SimulatorUser[] = [
  { uid: 'anna', name: 'Anna Answers', what: 'Answers after 2 seconds.', steps: [talks] },
  { uid: 'ben', name: 'Ben Busy', what: 'Is busy after a second.', steps: [{ at: 1_000, do: 'busy' }] },
  { uid: 'dora', name: 'Dora Declines', what: 'Declines after a second.', steps: [{ at: 1_000, do: 'reject' }] },
  { uid: 'nora', name: 'Nora Never', what: 'Never answers: unanswered after 45 seconds.', steps: [] },
  {
    uid: 'hugo',
    name: 'Hugo Hangs-up',
    what: 'Answers, and hangs up 5 seconds later.',
    steps: [talks, { at: 7_000, do: 'hangUp' }],
  },
  {
    uid: 'carl',
    name: 'Carl Crashes',
    what: 'Answers, and 5 seconds later is gone without a word.',
    steps: [talks, { at: 7_000, do: 'crash' }],
  },
  {
    uid: 'vera',
    name: 'Vera Video',
    what: 'Answers, and switches an audio call to video 3 seconds later.',
    steps: [talks, { at: 5_000, do: 'askForVideo' }],
  },
  {
    uid: 'mia',
    name: 'Mia Mutes',
    what: 'Answers, and mutes you 3 seconds later.',
    steps: [talks, { at: 5_000, do: 'muteYou' }],
  },
]
