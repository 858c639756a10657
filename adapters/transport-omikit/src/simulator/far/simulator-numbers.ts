import type { NumberStep, SimulatorNumber } from './simulator-number.ts'

const talk: readonly NumberStep[] = [
  { at: 600, do: 'ring' },
  { at: 2_000, do: 'answer' },
]

/** Calls that go somewhere. */
const talking: readonly SimulatorNumber[] = [
  { number: '200', label: 'Answers', what: 'Rings and answers after 2 seconds.', steps: talk },
  {
    number: '201',
    label: 'No answer',
    what: 'Rings for 20 seconds, then the switchboard gives up (480).',
    steps: [
      { at: 600, do: 'ring' },
      { at: 20_000, do: 'reject', code: 480 },
    ],
  },
  {
    number: '202',
    label: 'Announcement',
    what: 'Plays an announcement before it answers after 4 seconds; ringing is said twice.',
    steps: [
      { at: 400, do: 'early' },
      { at: 900, do: 'ring' },
      { at: 4_000, do: 'answer' },
    ],
  },
  {
    number: '203',
    label: 'Hangs up',
    what: 'Answers and hangs up 5 seconds later.',
    steps: [...talk, { at: 7_000, do: 'hangUp' }],
  },
  {
    number: '204',
    label: 'Freezes',
    what: 'Answers; 5 seconds later nothing arrives for 8 seconds, then it comes back.',
    steps: [...talk, { at: 7_000, do: 'freeze' }, { at: 15_000, do: 'thaw' }],
  },
  {
    number: '205',
    label: 'Falling quality',
    what: 'Answers on a good line that becomes fair, then bad, and recovers.',
    steps: [
      ...talk,
      { at: 7_000, do: 'quality', line: 'fair' },
      { at: 12_000, do: 'quality', line: 'bad' },
      { at: 20_000, do: 'quality', line: 'good' },
    ],
  },
  {
    number: '206',
    label: 'Network lost',
    what: 'Answers; 5 seconds later there is no network for 6 seconds.',
    steps: [...talk, { at: 7_000, do: 'offline' }, { at: 13_000, do: 'online' }],
  },
  {
    number: '207',
    label: 'Over at once',
    what: 'Answers and hangs up within a tenth of a second.',
    steps: [...talk, { at: 2_100, do: 'hangUp' }],
  },
  {
    number: '208',
    label: 'Video',
    what: 'Answers; with video, its pictures come a second later.',
    steps: [...talk, { at: 3_000, do: 'showVideo' }],
  },
  {
    number: '209',
    label: 'Switchboard',
    what: 'A switchboard answers, and says a second later that extension 231 took the call.',
    steps: [...talk, { at: 3_000, do: 'switchboard', sip: '231' }],
  },
  {
    number: '210',
    label: 'Registers first',
    what: 'The call starts only once the device has registered again (407 on Android, 12 on iOS).',
    start: { android: 407, ios: 12 },
    steps: talk,
  },
]

const refusals: readonly (readonly [code: number, label: string])[] = [
  [403, 'Not in the plan'],
  [404, 'Unknown number'],
  [408, 'No answer'],
  [480, 'Unavailable'],
  [486, 'Busy'],
  [500, 'Server error'],
  [503, 'Server unavailable'],
  [600, 'Declined'],
  [601, 'Ended by the customer'],
  [602, 'Taken by another agent'],
  [603, 'Declined on all devices'],
  [850, 'Concurrent call limit'],
  [851, 'Call limit'],
  [852, 'No service plan'],
  [853, 'Internal number off'],
  [854, 'Do-not-call list'],
  [855, 'Trial calls used up'],
  [856, 'Trial minutes used up'],
  [857, 'Blocked in the configuration'],
  [858, 'Unknown prefix'],
  [859, 'No number for Viettel'],
  [860, 'No number for Vinaphone'],
  [861, 'No number for Mobifone'],
  [862, 'Blocked for Viettel'],
  [863, 'Blocked for Vinaphone'],
  [864, 'Blocked for Mobifone'],
  [865, 'Advertising out of hours'],
]

const refusing = refusals.map(
  ([code, label]): SimulatorNumber => ({
    number: String(code),
    label,
    what: `Is refused after a second with code ${code}.`,
    steps: [{ at: 1_000, do: 'reject', code }],
  }),
)

/** Calls that do not even start, by the number that Android or iOS answers. */
const unstarted: readonly SimulatorNumber[] = [
  ['1400', 'Another call', 400, 9],
  ['1402', 'Bad number', 402, 1],
  ['1404', 'No endpoint', 404, 5],
  ['1405', 'Permission refused', 405, 4],
  ['1408', 'No network', 408, 11],
  ['1450', 'Microphone not allowed', 450, 4],
  ['1451', 'Camera not allowed', 451, 4],
  ['1452', 'Overlay not allowed', 452, 4],
].map(([number, label, android, ios]) => ({
  number: String(number),
  label: String(label),
  what: `Does not start: ${android} on Android, ${ios} on iOS.`,
  start: { android: Number(android), ios: Number(ios) },
  steps: [],
}))

/** Numbers that show every way a call can go. */
export const simulatorNumbers: readonly SimulatorNumber[] = [...talking, ...refusing, ...unstarted]
