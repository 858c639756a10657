import type { Scenario } from '../scenario.ts'
import { forwardsAndConferences } from './rfc5359/forwards-and-conferences.ts'
import { holdAndTransfer } from './rfc5359/hold-and-transfer.ts'
import { management } from './rfc5359/management.ts'

/** Session Initiation Protocol Service Examples (BCP 144): what two and three phones show of each service. */
export const rfc5359: readonly Scenario[] = [...holdAndTransfer, ...forwardsAndConferences, ...management]
