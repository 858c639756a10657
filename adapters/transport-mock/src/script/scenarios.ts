import type { Scenario } from './scenario.ts'

/** Scenarios for pages and tests. `dialled` is the call that the phone has made before, or makes meanwhile. */
export const scenarios = {
  /** Somebody calls and gives up. */
  missed: {
    name: 'A missed call',
    steps: [
      { at: 0, do: 'far.call', from: '0901234567', name: 'Mai', as: 'mai' },
      { at: 12_000, do: 'call.cancel', call: 'mai' },
    ],
  },
  answeredElsewhere: {
    name: 'Answered on another device',
    steps: [
      { at: 0, do: 'far.call', from: '0901234567', name: 'Mai', as: 'mai' },
      { at: 5_000, do: 'call.cancel', call: 'mai', reason: 'answered-elsewhere' },
    ],
  },
  twoCallers: {
    name: 'A second caller while the first one rings',
    steps: [
      { at: 0, do: 'far.call', from: '0901234567', name: 'Mai', as: 'mai' },
      { at: 3_000, do: 'far.call', from: '0987654321', name: 'Nam', as: 'nam' },
      { at: 30_000, do: 'call.hangUp', call: 'mai' },
      { at: 40_000, do: 'call.hangUp', call: 'nam' },
    ],
  },
  announcedFirst: {
    name: 'A push arrives before the call',
    steps: [
      { at: 0, do: 'far.announce', from: '0901234567', name: 'Mai', as: 'mai' },
      { at: 2_500, do: 'call.offer', call: 'mai' },
      { at: 20_000, do: 'call.hangUp', call: 'mai' },
    ],
  },
  linkLost: {
    name: 'The link breaks for five seconds',
    steps: [
      { at: 0, do: 'far.link', state: 'down' },
      { at: 5_000, do: 'far.link', state: 'up' },
    ],
  },
  badLine: {
    name: 'A call on a bad line, frozen for a while',
    steps: [
      {
        at: 0,
        do: 'call.quality',
        curve: [
          { at: 0, jitterMs: 10, roundTripMs: 80, lossPercent: 0 },
          { at: 8_000, jitterMs: 70, roundTripMs: 500, lossPercent: 12 },
        ],
      },
      { at: 10_000, do: 'call.freeze' },
      { at: 16_000, do: 'call.thaw' },
    ],
  },
  networkGap: {
    name: 'No media passes for eight seconds',
    steps: [{ at: 0, do: 'call.cutMedia', forMs: 8_000 }],
  },
  takenOver: {
    name: 'Another device takes the call over',
    steps: [{ at: 5_000, do: 'call.hangUp', reason: 'ended-elsewhere', by: 'network' }],
  },
  asksTransfer: {
    name: 'The far side asks to be left for another number',
    steps: [{ at: 3_000, do: 'call.askTransfer', to: '100' }],
  },
  handedOver: {
    name: 'An assistant takes the place of the far side',
    steps: [{ at: 3_000, do: 'call.replaceBy', from: '201', name: 'Assistant' }],
  },
  /** For a phone that transfers the call within the first four seconds. */
  transferFails: {
    name: 'A transfer that rings and is refused',
    steps: [
      { at: 0, do: 'call.onTransfer', answer: 'wait' },
      { at: 4_000, do: 'call.transferred', stage: 'ringing' },
      { at: 10_000, do: 'call.transferred', stage: 'failed', code: 486 },
    ],
  },
  headset: {
    name: 'A headset is plugged in for a while',
    steps: [
      { at: 0, do: 'far.plugIn', kind: 'microphone', device: { id: 'usb', name: 'USB headset' } },
      { at: 20_000, do: 'far.unplug', id: 'usb' },
    ],
  },
} as const satisfies Readonly<Record<string, Scenario>>
