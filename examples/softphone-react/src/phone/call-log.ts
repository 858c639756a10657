import type { CallLogStore } from '@offhook/core'
import { createIndexedDbCallLog } from '@offhook/log-indexeddb'
import type { Preferences } from './preferences.ts'

/** Where a line keeps its calls, as an option of its phone: each line apart, or none where the user wants none. */
export function callLogOf(line: string, { keepLog }: Preferences): { readonly log?: CallLogStore } {
  return keepLog ? { log: createIndexedDbCallLog({ name: `offhook-softphone ${line}` }) } : {}
}
