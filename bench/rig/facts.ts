import type { CallFact, Subject } from '@offhook/core'

let made = 0

/** A call of its own, known by a Call-ID as SIP makes them. */
export function newSubject(): Subject {
  made += 1
  return { refs: { 'sip.call-id': `${made.toString(36)}x9f2c7a41@198.51.100.7` } }
}

export function offered(call: Subject): CallFact {
  return { type: 'call.offered', call, remote: { address: 'sip:0901234567@example.org', name: 'An Nguyen' } }
}

export function established(call: Subject): CallFact {
  return { type: 'call.established', call }
}

export function remoteHold(call: Subject, held: boolean): CallFact {
  return { type: 'call.holdChanged', call, side: 'remote', held }
}

function localHold(call: Subject, held: boolean): CallFact {
  return { type: 'call.holdChanged', call, side: 'local', held, by: 'system' }
}

function muted(call: Subject, isMuted: boolean): CallFact {
  return { type: 'call.muteChanged', call, muted: isMuted, by: 'system' }
}

/** From the first ring to the end: every fact changes what a screen shows. */
export function wholeCall(call: Subject): readonly CallFact[] {
  return [
    offered(call),
    { type: 'call.connecting', call },
    established(call),
    muted(call, true),
    remoteHold(call, true),
    remoteHold(call, false),
    muted(call, false),
    localHold(call, true),
    localHold(call, false),
    { type: 'call.ended', call, sip: 200, by: 'remote' },
  ]
}
