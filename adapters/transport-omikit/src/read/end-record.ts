import type { Direction, Millis } from '@offhook/core'
import { isFlutter, type NativeKind } from '../dialect.ts'
import { entryOf, readText, readWhole } from './scalars.ts'

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
  const text = (camel: string, snake = camel) => wordOf(body[camel]) ?? wordOf(body[snake])
  const time = (camel: string, snake: string) => instantOf(body[camel] ?? body[snake], kind)
  const transaction = text('transactionId', 'transaction_id')
  const direction = entryOf(directions, text('direction'))
  const source = text('sourceNumber', 'source_number')
  const destination = text('destinationNumber', 'destination_number')
  const answeredAt = time('timeStartToAnswer', 'time_start_to_answer')
  const endedAt = time('timeEnd', 'time_end')
  const sipUser = text('sipUser', 'sip_user')
  const disposition = text('disposition')
  const record: EndRecord = {
    ...(transaction !== undefined && { transaction }),
    // React Native on iOS guesses the direction from the length of the number.
    ...(direction !== undefined && (isFlutter(kind) || kind.platform === 'android') && { direction }),
    ...(source !== undefined && { source }),
    ...(destination !== undefined && { destination }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(sipUser !== undefined && { sipUser }),
    ...(disposition !== undefined && { disposition }),
  }
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
