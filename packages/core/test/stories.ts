import { settle } from '@offhook/testing'
import type { Bench } from './phone-bench.ts'

/** What names a person or opens a door; no scrubbed trace may hold any of it. */
export const secrets = {
  address: '0901234567',
  otherAddress: 'sip:jane.roe@example.org',
  name: 'Jane Roe',
  digits: '8642*#',
  ref: 'a84b4c76e66710',
  otherRef: 'f81d4fae7dec11',
  user: 'agent-4711',
  password: 'correct horse battery',
  option: 'X-Campaign: spring',
  extra: 'customer 5512',
  detail: 'Contact row 77',
  avatar: 'https://example.org/jane.png',
} as const

const remote = { address: secrets.address, name: secrets.name, avatarUrl: secrets.avatar }
const vendor = { code: 480, message: `no answer from ${secrets.address}`, detail: { who: secrets.detail } }
const { ref, otherRef } = secrets

async function dial({ phone, reply, say }: Bench, id: string = ref) {
  void phone.startCall({
    to: secrets.address,
    remote: { name: secrets.name },
    extra: secrets.extra,
    options: { headers: [secrets.option] },
  })
  await reply('startCall', { ok: true, refs: { 'sip.call-id': id }, vendor })
  say('call.ringing', id)
}
async function talk(bench: Bench, id: string = ref) {
  await dial(bench, id)
  bench.say('call.established', id)
}

/** Lives of a phone, each of another kind. A story starts with a phone that is ready and registered. */
export const stories: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  'an outgoing call': async (bench) => {
    await talk(bench)
    bench.clock.advance(5_000)
    bench.say('call.ended', ref, { reason: 'hung-up', by: 'remote', sip: 200, vendor })
  },
  'an incoming call that is answered': async (bench) => {
    bench.say('call.offered', ref, { remote })
    void bench.phone.answer(undefined, { muted: true })
    await bench.reply('answer')
    bench.say('call.established', ref)
    bench.say('call.muteChanged', ref, { muted: true })
    void bench.phone.hangUp()
    bench.say('call.ended', ref)
  },
  'an incoming call that is missed': async (bench) => {
    bench.say('call.offered', ref, { remote })
    bench.clock.advance(61_000)
    bench.clock.advance(10_000)
  },
  'an answer and a cancel that cross': async (bench) => {
    bench.say('call.offered', ref, { remote })
    void bench.phone.answer()
    bench.say('call.ended', ref, { reason: 'cancelled', sip: 487 })
    await bench.reply('answer', { ok: false, reason: 'no-such-call', vendor })
    bench.say('call.endRefined', ref, { reason: 'answered-elsewhere' })
  },
  'a hold that meets another one': async (bench) => {
    await talk(bench)
    void bench.phone.hold()
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    bench.clock.advance(4_000)
    bench.say('call.holdChanged', ref, { side: 'local', held: true })
    bench.say('call.holdChanged', ref, { side: 'remote', held: true })
  },
  'digits and a transfer': async (bench) => {
    await talk(bench)
    void bench.phone.sendDigits(secrets.digits)
    for (let digit = 0; digit < secrets.digits.length; digit++) {
      await bench.reply('sendDigit')
      bench.clock.advance(170)
    }
    bench.say('call.digitReceived', ref, { digit: '8' })
    void bench.phone.transfer({ to: secrets.otherAddress })
    await bench.reply('transfer')
    bench.say('call.transferChanged', ref, { stage: 'done' })
    bench.clock.advance(5_000)
  },
  'digits with a pause, the rest of them given up': async (bench) => {
    await talk(bench)
    void bench.phone.sendDigits(`${secrets.digits},,7`)
    for (let digit = 0; digit < secrets.digits.length; digit++) {
      await bench.reply('sendDigit')
      bench.clock.advance(170)
    }
    bench.clock.advance(3_000)
    void bench.phone.cancelDigits()
    bench.clock.advance(3_000)
  },
  'a log that is cleared, and a call from it': async (bench) => {
    bench.say('call.offered', ref, { remote })
    bench.say('call.ended', ref, { reason: 'cancelled', by: 'remote' })
    await dial(bench, otherRef)
    bench.say('call.ended', otherRef, { reason: 'busy', by: 'remote', sip: 486 })
    void bench.phone.clearLog(bench.calls[0]?.id)
    void bench.phone.redial()
    await bench.reply('startCall', { ok: true })
    void bench.phone.clearLog()
  },
  'a sign-out with a live call': async (bench) => {
    await talk(bench)
    void bench.phone.signOut()
    bench.say('call.offered', otherRef, { remote })
    bench.say('call.ended', ref)
    await bench.reply('signOut')
    bench.clock.advance(10_000)
  },
  'two calls, swapped': async (bench) => {
    await talk(bench)
    bench.say('call.holdChanged', ref, { side: 'local', held: true })
    await talk(bench, otherRef)
    void bench.phone.swap()
    bench.say('call.holdChanged', otherRef, { side: 'local', held: true })
    bench.say('call.holdChanged', ref, { side: 'local', held: false })
  },
  'a push that an INVITE joins by number': async (bench) => {
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': otherRef } }, remote })
    bench.say('call.offered', ref, { remote: { address: `sip:${secrets.address}@example.org`, name: secrets.name } })
    bench.say('call.established', ref)
  },
  'two calls that are one': async (bench) => {
    bench.emit({ type: 'call.announced', call: { refs: { 'os.uuid': otherRef } }, remote })
    bench.say('call.offered', ref, { remote: { address: secrets.otherAddress } })
    bench.emit({ type: 'call.connecting', call: { refs: { 'os.uuid': otherRef, 'sip.call-id': ref } } })
  },
  'a permission that is asked for': async (bench) => {
    void bench.phone.startCall({ to: { userId: secrets.user }, onPermission: 'request' })
    await bench.reply('startCall', { ok: false, reason: 'permission-denied', permission: 'microphone', vendor })
    await bench.reply('requestPermission')
    bench.say('call.dialed', ref)
    void bench.phone.hangUp()
    bench.clock.advance(5_000)
  },
  'a link that is lost and found': async (bench) => {
    await talk(bench)
    bench.emit({ type: 'link.changed', state: 'down', vendor })
    bench.clock.advance(2_000)
    await bench.reply('reconnect', { ok: false, reason: 'failed', vendor })
    bench.clock.advance(10_000)
    bench.emit({ type: 'link.changed', state: 'up' })
    bench.emit({ type: 'registration.changed', state: 'registered' })
  },
  'media that freezes': async (bench) => {
    await talk(bench)
    bench.say('call.mediaChanged', ref, { media: 'connected' })
    for (let second = 0; second < 6; second++) {
      bench.clock.advance(1_000)
      bench.say('call.qualitySampled', ref, { sample: { progress: 7, mos: second < 3 ? 4.3 : 1.5, packets: 50 } })
    }
  },
  'another account, and a stop': async (bench) => {
    await talk(bench)
    void bench.phone.signIn({ username: secrets.user, password: secrets.password })
    const message = `password=${secrets.password} is wrong for ${secrets.user}`
    await bench.reply('signIn', { ok: false, reason: 'forbidden', vendor: { message } })
    void bench.phone.stop()
    bench.say('call.ended', ref)
    await settle()
    bench.clock.advance(10_000)
  },
}
