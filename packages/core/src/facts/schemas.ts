import * as z from 'zod/mini'
import type { CallRecord } from '../ports/call-log-store.ts'
import type { Outcome } from '../ports/command.ts'
import type { SurfaceRequest } from '../ports/surface.ts'
import type { FactOf, FactType } from './fact.ts'
import * as leaf from './leaves.ts'

const maybe = z.exactOptional
const { count, flag, text, token, whole, words } = leaf

const vendor = maybe(z.object({ code: maybe(leaf.vendorCode), message: maybe(text), detail: maybe(leaf.json) }))
const refs = maybe(leaf.refs)
const call = z.object({ callId: maybe(leaf.callId), refs })
const remote = z.object({
  address: maybe(text),
  name: maybe(text),
  avatarUrl: maybe(leaf.url),
  userId: maybe(text),
  withheld: maybe(flag),
})
const output = z.object({
  id: token,
  kind: words('earpiece', 'speaker', 'bluetooth', 'wired', 'other'),
  name: maybe(text),
})

const participant = z.object({ userId: token, name: maybe(text), avatarUrl: maybe(leaf.url), self: maybe(flag) })
const input = z.object({ id: token, name: maybe(text) })
const inputs = maybe(leaf.list(input, 32))
const inUse = maybe(leaf.tokenOrNone)

const side = words('local', 'remote')
const permission = words('microphone', 'camera', 'notifications', 'overlay', 'bluetooth', 'phone-account')
const by = maybe(words('user', 'surface', 'remote', 'system', 'policy', 'unknown'))
const reason = words(
  'hung-up',
  'cancelled',
  'declined',
  'busy',
  'no-answer',
  'unreachable',
  'not-found',
  'forbidden',
  'answered-elsewhere',
  'declined-elsewhere',
  'ended-elsewhere',
  'transferred',
  'replaced',
  'merged',
  'media-failed',
  'connection-lost',
  'permission-denied',
  'blocked',
  'unconfirmed',
  'server-error',
  'internal-error',
  'unknown',
)
const endedBy = words('local', 'remote', 'network', 'system')
const ending = {
  by: maybe(endedBy),
  sip: maybe(whole(100, 699)),
  q850: maybe(whole(1, 127)),
}
const party = { remote: maybe(remote), video: maybe(flag) }

const phoneFact = <S extends z.core.$ZodShape>(shape: S) =>
  z.object({ evidence: maybe(words('event', 'ack')), vendor, ...shape })
const callFact = <S extends z.core.$ZodShape>(shape: S) => phoneFact({ call, ...shape })

/** One schema a fact. What it does not name is left out of the fact. */
export const facts = {
  'call.announced': callFact({ ...party, answered: maybe(flag), held: maybe(flag), muted: maybe(flag) }),
  'call.offered': callFact({ ...party, replaces: maybe(call) }),
  'call.dialed': callFact(party),
  'call.ringing': callFact({ earlyMedia: maybe(flag) }),
  'call.connecting': callFact({}),
  'call.established': callFact({}),
  'call.found': callFact({
    ...party,
    direction: words('incoming', 'outgoing'),
    phase: words('dialing', 'ringing', 'incoming', 'connecting', 'active'),
    establishedAt: maybe(count),
    held: maybe(flag),
    muted: maybe(flag),
  }),
  'call.remoteChanged': callFact({ remote }),
  'call.holdChanged': callFact({ side, held: flag, by }),
  'call.muteChanged': callFact({ muted: flag, by }),
  'call.videoChanged': callFact({ side, video: words('off', 'paused', 'on'), by }),
  'call.mediaChanged': callFact({ media: words('connecting', 'connected', 'interrupted', 'failed') }),
  'call.transferChanged': callFact({ stage: words('accepted', 'ringing', 'done', 'failed'), reason: maybe(reason) }),
  'call.transferAsked': callFact({ to: text }),
  'call.digitReceived': callFact({ digit: leaf.digit }),
  'call.participantsChanged': callFact({ participants: leaf.list(participant, 256) }),
  'call.qualitySampled': callFact({ sample: leaf.sample }),
  'call.ended': callFact({ reason: maybe(reason), ...ending }),
  'call.endRefined': callFact({ reason, ...ending }),
  'registration.changed': phoneFact({
    state: words('signed-out', 'registering', 'registered', 'failed'),
    hotlines: maybe(leaf.list(text, 16)),
    reason: maybe(words('credentials', 'forbidden', 'network', 'server', 'timeout', 'unknown')),
    retryAfterMs: maybe(leaf.wait),
  }),
  'link.changed': phoneFact({ state: words('up', 'down') }),
  'permission.changed': phoneFact({
    permission,
    state: words('unknown', 'prompt', 'granted', 'denied', 'blocked'),
  }),
  'audio.changed': phoneFact({ outputs: maybe(leaf.list(output, 32)), current: maybe(token), by }),
  'inputs.changed': phoneFact({ microphones: inputs, microphone: inUse, cameras: inputs, camera: inUse, by }),
  'network.changed': phoneFact({ online: flag }),
  'app.changed': phoneFact({ state: words('foreground', 'background') }),
  'port.reset': phoneFact({}),
  'surface.timedOut': callFact({}),
  'surface.custom': phoneFact({ data: leaf.json }),
  'audioSession.changed': phoneFact({ active: flag }),
  'pushToken.changed': phoneFact({ token: leaf.tokenOrNone }),
} satisfies { readonly [T in FactType]: z.core.$ZodType<Omit<FactOf<T>, 'type'>> }

/** A line of the log, as an older version of the core may have written it. */
export const record = z.object({
  id: leaf.callId,
  direction: words('incoming', 'outgoing'),
  remote,
  to: maybe(leaf.destination),
  video: flag,
  extra: maybe(leaf.json),
  createdAt: count,
  rungAt: maybe(count),
  establishedAt: maybe(count),
  durationMs: count,
  end: z.object({ reason, ...ending, by: endedBy, at: count, confirmed: flag, vendor }),
  missed: flag,
}) satisfies z.core.$ZodType<CallRecord>

const request = <S extends z.core.$ZodShape>(shape: S) => z.object({ requestId: token, call, ...shape })

export const requests = {
  answer: request({ video: maybe(flag) }),
  end: request({}),
  hold: request({ held: flag }),
  mute: request({ muted: flag }),
  digits: request({ digits: text }),
  start: request({ to: text, video: flag }),
  callBack: request({ to: maybe(text), video: maybe(flag) }),
  group: request({ with: maybe(call) }),
} satisfies {
  readonly [T in SurfaceRequest['type']]: z.core.$ZodType<Omit<Extract<SurfaceRequest, { type: T }>, 'type'>>
}

export const taken = z.object({ refs, vendor }) satisfies z.core.$ZodType<Omit<Extract<Outcome, { ok: true }>, 'ok'>>

/** A refusal in an unknown word is a refusal all the same, so `reason` is optional here. */
export const refused = z.object({
  reason: maybe(
    words(
      'glare',
      'permission-denied',
      'no-device',
      'device-busy',
      'not-supported',
      'busy',
      'bad-address',
      'self-call',
      'not-registered',
      'offline',
      'forbidden',
      'no-such-call',
      'hotline-only',
      'state-unknown',
      'refused',
      'failed',
    ),
  ),
  permission: maybe(permission),
  retryAfterMs: maybe(leaf.wait),
  vendor,
}) satisfies z.core.$ZodType<Omit<Partial<Extract<Outcome, { ok: false }>>, 'ok'>>
