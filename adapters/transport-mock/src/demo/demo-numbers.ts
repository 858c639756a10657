import type { MockAnswer, ScriptStep } from '../sdk/answers.ts'
import type { DemoNumber } from './demo-number.ts'
import { refusingNumbers } from './refusing-numbers.ts'

const talk: readonly ScriptStep[] = [
  { at: 600, do: 'call.ring' },
  { at: 2_000, do: 'call.answer' },
]

/** Numbers that show every way a call can go. */
export const demoNumbers: readonly DemoNumber[] = [
  { number: '100', label: 'Answers', what: 'Rings and answers after 2 seconds.', answer: { steps: talk } },
  {
    number: '101',
    label: 'No answer',
    what: 'Rings for 20 seconds, then the server gives up (408).',
    answer: {
      steps: [
        { at: 600, do: 'call.ring' },
        { at: 20_000, do: 'call.reject', code: 408 },
      ],
    },
  },
  {
    number: '102',
    label: 'Early media',
    what: 'Plays an announcement before it answers after 4 seconds.',
    answer: {
      steps: [
        { at: 600, do: 'call.ring', earlyMedia: true },
        { at: 4_000, do: 'call.answer' },
      ],
    },
  },
  {
    number: '103',
    label: 'Early media, then busy',
    what: 'Plays an announcement, then is busy after 4 seconds (486).',
    answer: {
      steps: [
        { at: 600, do: 'call.ring', earlyMedia: true },
        { at: 4_000, do: 'call.reject', code: 486, q850: 17 },
      ],
    },
  },
  {
    number: '104',
    label: 'Freezes',
    what: 'Answers; 5 seconds later nothing arrives for 6 seconds, then it comes back.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.freeze' }, { at: 13_000, do: 'call.thaw' }] },
  },
  {
    number: '105',
    label: 'Holds you',
    what: 'Answers, puts you on hold 4 seconds later and takes you back after 6 more.',
    answer: { steps: [...talk, { at: 6_000, do: 'call.hold' }, { at: 12_000, do: 'call.resume' }] },
  },
  {
    number: '106',
    label: 'Hangs up',
    what: 'Answers and hangs up 5 seconds later.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.hangUp' }] },
  },
  {
    number: '107',
    label: 'Falling quality',
    what: 'Answers on a good line that becomes a bad one within 20 seconds, and recovers.',
    answer: {
      steps: [
        ...talk,
        {
          at: 2_000,
          do: 'call.quality',
          curve: [
            { at: 0, jitterMs: 4, roundTripMs: 40, lossPercent: 0 },
            { at: 10_000, jitterMs: 45, roundTripMs: 300, lossPercent: 4 },
            { at: 20_000, jitterMs: 90, roundTripMs: 900, lossPercent: 18 },
            { at: 25_000, jitterMs: 90, roundTripMs: 900, lossPercent: 18 },
            { at: 32_000, jitterMs: 4, roundTripMs: 40, lossPercent: 0 },
          ],
        },
      ],
    },
  },
  {
    number: '108',
    label: 'Network gap',
    what: 'Answers; 5 seconds later the network drops for 8 seconds and recovers.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.cutMedia', forMs: 8_000 }] },
  },
  {
    number: '109',
    label: 'Refuses hold at first',
    what: 'Answers; the first two hold requests meet one of its own (491).',
    answer: { steps: [...talk, { at: 2_000, do: 'call.glareNext', times: 2 }] },
  },
  {
    number: '110',
    label: 'Video',
    what: 'Answers, turns its video on 3 seconds later, pauses it after 8 more, goes on after 4 and turns it off after 8.',
    answer: {
      steps: [
        ...talk.slice(0, 1),
        { at: 2_000, do: 'call.answer', video: false },
        { at: 5_000, do: 'call.setVideo', video: 'on' },
        { at: 13_000, do: 'call.setVideo', video: 'paused' },
        { at: 17_000, do: 'call.setVideo', video: 'on' },
        { at: 25_000, do: 'call.setVideo', video: 'off' },
      ],
    },
  },
  {
    number: '111',
    label: 'Far side gone',
    what: 'Answers; 5 seconds later its device dies without a word, and the call is given up when nothing brings it back.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.crash' }] },
  },
  {
    number: '112',
    label: 'New media path',
    what: 'Answers; the media path is lost 5 seconds later, and the call goes on over a new one.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.failMedia' }] },
  },
  {
    number: '113',
    label: 'Link lost',
    what: 'Answers; 5 seconds later the link to the server is lost for 8 seconds. The call lives on.',
    answer: { steps: [...talk, { at: 7_000, do: 'far.link', state: 'down', forMs: 8_000 }] },
  },
  {
    number: '114',
    label: 'Link dead, unnoticed',
    what: 'Answers; 5 seconds later the link to the server dies silently, until a ping finds out. The call lives on.',
    answer: { steps: [...talk, { at: 7_000, do: 'far.link', state: 'silent' }] },
  },
  {
    number: '115',
    label: 'No sound',
    what: 'Answers; 5 seconds later it sends no sound for 12 seconds, though the media path lives.',
    answer: {
      steps: [
        ...talk,
        { at: 7_000, do: 'call.setSound', sends: false },
        { at: 19_000, do: 'call.setSound', sends: true },
      ],
    },
  },
  {
    number: '116',
    label: 'Transfers you',
    what: 'Answers; 4 seconds later it asks that you call 100 in its place.',
    answer: { steps: [...talk, { at: 6_000, do: 'call.askTransfer', to: '100' }] },
  },
  {
    number: '117',
    label: 'Hands you over',
    what: 'Answers; 5 seconds later an assistant takes its place (RFC 3891).',
    answer: { steps: [...talk, { at: 7_000, do: 'call.replaceBy', from: '201', name: 'Assistant' }] },
  },
  {
    number: '118',
    label: 'Calls you, too',
    what: 'It calls you while you call it. Both calls become one, which it answers.',
    answer: {
      steps: [
        { at: 600, do: 'call.ring' },
        { at: 900, do: 'far.call', from: '118' },
        { at: 3_000, do: 'call.answer' },
      ],
    },
  },
  {
    number: '119',
    label: 'Second caller',
    what: 'Answers; 4 seconds later somebody else calls you.',
    answer: {
      steps: [...talk, { at: 6_000, do: 'far.call', from: '0987654321', name: 'Nam' }],
    },
  },
  {
    number: '120',
    label: 'Taken over',
    what: 'Answers; 5 seconds later another device of yours takes the call over.',
    answer: { steps: [...talk, { at: 7_000, do: 'call.hangUp', reason: 'ended-elsewhere', by: 'network' }] },
  },
  ...refusingNumbers,
]

const byNumber = new Map(demoNumbers.map(({ number, answer }) => [number, answer]))

/** The table above; any other number answers like 100. */
export const demoAnswers = (number: string): MockAnswer => byNumber.get(number) ?? { steps: talk }
