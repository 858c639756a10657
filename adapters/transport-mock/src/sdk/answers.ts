import type { Outcome } from '@offhook/core'
import type { CallStep } from '../script/call-steps.ts'
import type { FarStep } from '../script/far-steps.ts'

/** What a dialled number may do: a deed of its own side, or of the server and the network. */
export type ScriptStep = CallStep | FarStep

/** What a dialled number does: it refuses the command itself, or these steps are played from the dialling on. */
export type MockAnswer =
  | { readonly refuse: Outcome & { readonly ok: false } }
  | { readonly steps: readonly ScriptStep[] }

/** By number, or asked for every number. A number without an answer waits for the far end to be driven by code. */
export type MockAnswers = Readonly<Record<string, MockAnswer>> | ((number: string) => MockAnswer | undefined)
