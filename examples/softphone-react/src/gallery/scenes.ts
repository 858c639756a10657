import type { CallView, EndReason } from '@offhook/core'
import { endWords } from '../words/table.ts'
import * as made from './fixtures.ts'
import { devices, lastMinute, samples, twoOutputs } from './phone-fixtures.ts'
import { type Chapter, one } from './scene.ts'
import { between } from './scenes-between.ts'

const endings: Readonly<Record<EndReason, CallView>> = {
  'hung-up': made.ended({ reason: 'hung-up', by: 'remote' }, { talked: true }),
  cancelled: made.ended({ reason: 'cancelled', by: 'remote' }, { direction: 'incoming' }),
  declined: made.ended({ reason: 'declined', by: 'remote', sip: 603 }),
  busy: made.ended({ reason: 'busy', by: 'remote', sip: 486, q850: 17 }),
  'no-answer': made.ended({ reason: 'no-answer', by: 'system' }),
  unreachable: made.ended({ reason: 'unreachable', by: 'network', sip: 480 }),
  'not-found': made.ended({ reason: 'not-found', by: 'network', sip: 404, q850: 1 }),
  forbidden: made.ended({ reason: 'forbidden', by: 'network', sip: 403 }),
  'answered-elsewhere': made.ended({ reason: 'answered-elsewhere', by: 'remote' }, { direction: 'incoming' }),
  'declined-elsewhere': made.ended({ reason: 'declined-elsewhere', by: 'remote' }, { direction: 'incoming' }),
  transferred: made.ended({ reason: 'transferred', by: 'local' }, { talked: true }),
  'ended-elsewhere': made.ended({ reason: 'ended-elsewhere', by: 'remote' }, { talked: true }),
  replaced: made.ended({ reason: 'replaced', by: 'remote' }, { talked: true }),
  merged: made.ended({ reason: 'merged', by: 'local' }, { talked: true }),
  'media-failed': made.ended({ reason: 'media-failed', by: 'network' }, { talked: true }),
  'connection-lost': made.ended({ reason: 'connection-lost', by: 'network' }, { talked: true }),
  'permission-denied': made.ended({ reason: 'permission-denied', by: 'system' }),
  blocked: made.ended({ reason: 'blocked', by: 'system' }, { direction: 'incoming' }),
  unconfirmed: made.ended({ reason: 'unconfirmed', by: 'system' }, { talked: true }),
  'server-error': made.ended({
    reason: 'server-error',
    by: 'network',
    sip: 503,
    vendor: { code: 450, message: 'plan limit' },
  }),
  'internal-error': made.ended({ reason: 'internal-error', by: 'system' }, { talked: true }),
  unknown: made.ended({ reason: 'unknown', by: 'network' }),
}

export const chapters: readonly Chapter[] = [
  {
    title: 'No call',
    scenes: [
      { title: 'Dial pad', calls: [] },
      { title: 'Recent calls', calls: [], view: { tab: 'recents' } },
      { title: 'Recent calls · none', calls: [], log: [], view: { tab: 'recents' } },
      { title: 'Do not disturb', calls: [], doNotDisturb: true },
      { title: 'Settings', calls: [], settings: true },
    ],
  },
  {
    title: 'The line',
    scenes: [
      {
        title: 'registering',
        calls: [],
        line: { registration: { state: 'registering' } },
        cannotStartCall: 'not-registered',
      },
      {
        title: 'sign-in failed',
        calls: [],
        line: { registration: { state: 'failed', reason: 'credentials' } },
        cannotStartCall: 'not-registered',
      },
      { title: 'no network', calls: [], line: { online: false }, cannotStartCall: 'offline' },
      one('reconnecting during a call', made.active(), {
        line: { link: 'down', registration: { state: 'reconnecting', reason: 'network' } },
      }),
    ],
  },
  {
    title: 'Outgoing',
    scenes: [
      one('preparing · permission', made.outgoing.preparing('permission')),
      one('preparing · line', made.outgoing.preparing('line'), { procedure: 'hold-and-call' }),
      one('preparing · account', made.outgoing.preparing('account')),
      one('dialing', made.outgoing.dialing()),
      one('ringing', made.outgoing.ringing()),
      one('ringing · early media', made.outgoing.ringing(true)),
      one('connecting', made.connecting()),
    ],
  },
  {
    title: 'Incoming',
    scenes: [
      one('incoming', made.incoming(made.grace)),
      one('incoming · announced by push', made.incoming(made.grace, { attached: false })),
      one('incoming · answering', made.incoming(made.grace, { answering: true })),
      one('incoming · number withheld', made.incoming({ withheld: true })),
      { title: 'two incoming', calls: [made.incoming(made.grace), made.incoming(made.ada)] },
    ],
  },
  {
    title: 'Talking',
    scenes: [
      one('active', made.active(), { sample: samples.good, audio: twoOutputs }),
      one('active · muted', made.active({ mute: made.wish(true) })),
      one('active · mute pending', made.active({ mute: made.wish(false, { desired: true, pending: true }) })),
      one('active · mute refused', made.active({ mute: made.wish(false, { failed: { reason: 'refused' } }) })),
      one('active · keypad', made.active({ digits: { sent: '1234', waiting: '' } }), { view: { panel: 'keypad' } }),
      one('active · hold pending', made.active({ hold: made.wish(false, { desired: true, pending: true }) })),
      one('active · hold refused', made.active({ hold: made.wish(false, { failed: { reason: 'offline' } }) })),
      one('active · held by the other side', made.active({ remoteHold: true })),
      one('held', made.held()),
      one('held · by both sides', made.held({ remoteHold: true })),
      one('active · digits with a pause', made.active({ digits: { sent: '12#', waiting: ',,3' } }), {
        view: { panel: 'keypad' },
      }),
      one('held · digits wait', made.held({ digits: { sent: '12', waiting: '34#' } }), { view: { panel: 'keypad' } }),
      one('ending', made.ending()),
    ],
  },
  {
    title: 'The line, in numbers and in words',
    scenes: [
      one('line · good', made.active(), { sample: samples.good, minute: lastMinute(4.1) }),
      one('line · packets get lost', made.active({ quality: 'poor' }), {
        sample: samples.loss,
        minute: lastMinute(2.6),
      }),
      one('line · jitter', made.active({ quality: 'poor' }), { sample: samples.jitter }),
      one('line · delay', made.active({ quality: 'bad' }), { sample: samples.delay }),
      one('line · quality unknown', made.active({ quality: 'unknown', media: 'unknown' }), { minute: [] }),
      one('line · no sound from the other side', made.active({ quality: 'unknown' }), { sample: samples.silent }),
      one('line · frozen', made.active({ quality: 'unknown', media: 'frozen' }), {
        sample: { packets: 0 },
        minute: lastMinute(3.4, 9),
      }),
      one('media reconnecting', made.active({ quality: 'unknown', media: 'reconnecting' })),
      one('media failed', made.active({ quality: 'unknown', media: 'failed' })),
    ],
  },
  {
    title: 'Video',
    scenes: [
      one('incoming · with video', made.incoming(made.grace, { video: made.video('off', 'on') })),
      one('video · both', made.active({ video: made.video('on', 'on') }), { sample: samples.good }),
      one('video · only the other side', made.active({ video: made.video('off', 'on') })),
      one('video · only this side', made.active({ video: made.video('on', 'off') })),
      one('video · paused on both sides', made.active({ video: made.video('paused', 'paused') })),
      one('video · on hold', made.held({ video: made.video('on', 'on') })),
      one('video · camera refused', made.active({ video: made.video('off', 'off', 'permission-denied') })),
      one('video · camera in use elsewhere', made.active({ video: made.video('off', 'on', 'device-busy') })),
    ],
  },
  {
    title: 'Sound and camera',
    scenes: [
      { title: 'devices', calls: [], devices: devices.ready },
      { title: 'devices · not allowed', calls: [], devices: devices.refused },
      { title: 'devices · unplugged and in use elsewhere', calls: [], devices: devices.troubled },
    ],
  },
  ...between,
  {
    title: 'Ended',
    scenes: Object.keys(endWords).map((reason) => one(`ended · ${reason}`, endings[reason as EndReason])),
  },
]
