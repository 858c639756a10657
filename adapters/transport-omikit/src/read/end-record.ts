import { entryOf, known, readText, readWhole } from '@offhook/adapter-kit'
import type { Direction, Millis } from '@offhook/core'
import { isFlutter, type NativeKind } from '../dialect.ts'

/** What OMICALL writes down of a call that ended. Missing is unknown. */
export interface EndRecord {
  readonly transaction?: string
  readonly direction?: Direction
  readonly source?: string
  readonly destination?: string
  /** Unix time in ms, on both platforms. */
  readonly answeredAt?: Millis
  readonly endedAt?: Millis
  readonly sipUser?: string
  readonly disposition?: string
}

const directions: Readonly<Record<string, Direction>> = { inbound: 'incoming', outbound: 'outgoing' }

/** Reads the record in an end, in camel or snake case, as each native side writes it. `undefined`: it holds none. */
export function readEndRecord(body: Readonly<Record<string, unknown>>, kind: NativeKind): EndRecord | undefined {
  const direction = entryOf(directions, wordOf(body.direction))
  // React Native on iOS guesses it from the length of the number.
  const isGuess = kind.platform === 'ios' && !isFlutter(kind)
  const record: EndRecord = known({
    transaction: wordOf(body.transactionId) ?? wordOf(body.transaction_id),
    direction: isGuess ? undefined : direction,
    source: wordOf(body.sourceNumber) ?? wordOf(body.source_number),
    destination: wordOf(body.destinationNumber) ?? wordOf(body.destination_number),
    answeredAt: instantOf(body.timeStartToAnswer ?? body.time_start_to_answer, kind),
    endedAt: instantOf(body.timeEnd ?? body.time_end, kind),
    sipUser: wordOf(body.sipUser) ?? wordOf(body.sip_user),
    disposition: wordOf(body.disposition),
  })
  return Object.keys(record).length > 0 ? record : undefined
}

/** Extensions come as numbers (`111`) or as text. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === 'number' ? readWhole(value)?.toString() : readText(value)

/** Milliseconds since the epoch on Android, seconds on iOS; 0 is "never". */
function instantOf(value: unknown, { platform }: NativeKind): Millis | undefined {
  const instant = readWhole(value)
  if (instant === undefined || instant <= 0) return undefined
  return platform === 'ios' ? instant * 1_000 : instant
}
