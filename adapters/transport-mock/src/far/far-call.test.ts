import { describe, expect, it } from 'vitest'
import { rig, targetOf } from '../fixture.ts'

describe('FarCall: how it ends', () => {
  it.each([
    [486, 'busy', 'remote'],
    [603, 'declined', 'remote'],
    [404, 'not-found', 'network'],
    [503, 'server-error', 'network'],
  ] as const)('refuses a dialled call with %i: %s, said by the %s', async (code, reason, by) => {
    const phone = await rig().signedIn()
    const call = await phone.dial()
    call.reject(code)
    expect(phone.of('call.ended')).toEqual([{ type: 'call.ended', call: call.subject, sip: code, reason, by }])
  })

  it('gives up after ringing as no answer, and before it as unreachable, unless told otherwise', async () => {
    const phone = await rig().signedIn()
    const [rang, silent, told] = [await phone.dial(), await phone.dial(), await phone.dial()]
    rang.ring()
    rang.reject(408)
    silent.reject(408)
    told.reject(408, { reason: 'blocked', by: 'system' })
    expect([rang, silent, told].map((call) => [call.end?.reason, call.end?.by])).toEqual([
      ['no-answer', 'remote'],
      ['unreachable', 'network'],
      ['blocked', 'system'],
    ])
  })

  it('cancels what rings at the phone, also because another device took it', () => {
    const phone = rig()
    phone.far.call().cancel()
    phone.far.call().cancel({ reason: 'answered-elsewhere' })
    expect(phone.of('call.ended').map(({ reason, by }) => [reason, by])).toEqual([
      ['cancelled', 'remote'],
      ['answered-elsewhere', 'network'],
    ])
  })

  it('hangs up at every stage as that stage wants it', async () => {
    const phone = await rig().signedIn()
    const dialled = await phone.dial()
    dialled.hangUp()
    const ringing = phone.far.call()
    ringing.hangUp()
    const talking = await phone.talking()
    talking.hangUp()
    const withCause = await phone.talking()
    withCause.hangUp(undefined, { q850: 16, vendor: { code: 601, message: 'ended by customer' } })
    expect([dialled, ringing, talking, withCause].map((call) => call.end)).toEqual([
      { reason: 'declined', by: 'remote', sip: 603 },
      { reason: 'cancelled', by: 'remote' },
      { reason: 'hung-up', by: 'remote' },
      { reason: 'hung-up', by: 'remote', q850: 16, vendor: { code: 601, message: 'ended by customer' } },
    ])
  })

  it('ends once, whatever comes afterwards', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.hangUp()
    call.hangUp(503)
    call.ring()
    call.answer()
    call.hold()
    call.setVideo('on')
    call.changeRemote({ name: 'Mai' })
    call.dropMedia()
    call.sendDigit('1')
    call.changeHere({ muted: true })
    call.vanish()
    expect(phone.types()).toEqual(['call.ended'])
    expect(call.end).toEqual({ reason: 'hung-up', by: 'remote' })
    expect(phone.far.calls).toEqual([])
    call.refineEnd('answered-elsewhere', { q850: 26 })
    expect(phone.of('call.endRefined')).toMatchObject([{ reason: 'answered-elsewhere', q850: 26 }])
  })

  it('vanishes without a word', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.vanish()
    expect(phone.facts).toEqual([])
    expect(phone.far.listed).toEqual({ complete: true, facts: [] })
  })
})

describe('FarCall: while talking', () => {
  it('holds apart what each side holds', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.hold()
    await phone.ask({ type: 'setHold', call: targetOf(call), held: true, from: false })
    call.resume()
    expect(phone.of('call.holdChanged').map(({ side, held, by }) => [side, held, by])).toEqual([
      ['remote', true, 'remote'],
      ['local', true, 'user'],
      ['remote', false, 'remote'],
    ])
    expect(call).toMatchObject({ heldByPhone: true, heldByFar: false })
  })

  it('refuses the next holds for glare', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.glareNext(2)
    const ask = () => phone.ask({ type: 'setHold', call: targetOf(call), held: true, from: false })
    expect([await ask(), await ask(), await ask()]).toMatchObject([
      { ok: false, reason: 'glare', vendor: { code: 491 } },
      { ok: false, reason: 'glare' },
      { ok: true },
    ])
    expect(call.heldByPhone).toBe(true)
  })

  it('sees the mute, the video and the digits of the phone', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    const target = targetOf(call)
    await phone.ask({ type: 'setMute', call: target, muted: true, from: false })
    await phone.ask({ type: 'setVideo', call: target, video: 'on', from: 'off' })
    for (const digit of '12#') await phone.ask({ type: 'sendDigit', call: target, digit, durationMs: 100 })
    expect(call).toMatchObject({ mutedByPhone: true, videoOfPhone: 'on', digits: '12#' })
    expect(phone.of('call.muteChanged')).toMatchObject([{ muted: true, by: 'user' }])
    expect(phone.of('call.videoChanged')).toMatchObject([{ side: 'local', video: 'on', by: 'user' }])
  })

  it('reports what the OS changes on this side as no wish of the user', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.changeHere({ muted: true, held: true })
    expect(phone.facts).toMatchObject([
      { type: 'call.muteChanged', muted: true, by: 'system' },
      { type: 'call.holdChanged', side: 'local', held: true, by: 'system' },
    ])
  })

  it('answers a transfer at once, or when it is told to', async () => {
    const phone = await rig().signedIn()
    const stages = () => phone.of('call.transferChanged').map(({ stage }) => stage)
    const quick = await phone.talking()
    await phone.ask({ type: 'transfer', call: targetOf(quick), to: '300' })
    expect(stages()).toEqual(['accepted', 'done'])

    const slow = await phone.talking()
    slow.onTransfer('wait')
    await phone.ask({ type: 'transfer', call: targetOf(slow), to: '300' })
    slow.transferred('ringing')
    slow.transferred('failed')
    expect(stages()).toEqual(['accepted', 'ringing', 'failed'])
  })

  it('ends the consulted call when a transfer to it is done', async () => {
    const phone = await rig().signedIn()
    const first = await phone.talking()
    const second = await phone.talking()
    await phone.ask({ type: 'transferTo', call: targetOf(first), consulted: targetOf(second) })
    expect(phone.of('call.ended')).toMatchObject([{ call: second.subject, reason: 'transferred' }])
    expect(first.stage).toBe('talking')
  })

  it('loses and regains its media path', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.dropMedia()
    call.restoreMedia()
    call.failMedia()
    expect(phone.of('call.mediaChanged').map(({ media }) => media)).toEqual(['interrupted', 'connected', 'failed'])
  })

  it('shows its picture once that arrives, and stops showing it at once', async () => {
    const phone = await rig({ videoMs: 700 }).signedIn()
    const call = await phone.dial('200', { video: true })
    call.answer()
    const shown = () => phone.of('call.videoChanged').flatMap(({ side, video }) => (side === 'remote' ? video : []))
    phone.clock.advance(699)
    expect([shown(), call.videoOfFar]).toEqual([[], 'on'])
    phone.clock.advance(1)
    call.setVideo('off')
    call.setVideo('on')
    call.setVideo('paused')
    phone.clock.runAll()
    expect(shown()).toEqual(['on', 'off', 'paused'])
  })

  it('answers with or without a picture, whatever it was called with', async () => {
    const phone = await rig().signedIn()
    const plain = await phone.dial('200', { video: true })
    plain.answer({ video: false })
    const shown = await phone.dial('200')
    shown.answer({ video: true })
    expect([plain, shown].map(({ videoOfPhone, videoOfFar }) => [videoOfPhone, videoOfFar])).toEqual([
      ['on', 'off'],
      ['off', 'on'],
    ])
  })

  it('never shows a picture that never arrives, and lists none', async () => {
    const phone = await rig().signedIn()
    phone.far.videoAfter(Number.POSITIVE_INFINITY)
    const call = await phone.talking()
    call.setVideo('on')
    phone.clock.runAll()
    expect(phone.facts).toEqual([])
    expect(phone.far.listed.facts).toHaveLength(1)
  })

  it('dies without a word: the path is lost, no call ends, and nobody answers', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.crash()
    phone.clock.advance(60_000)
    expect(phone.facts.map((fact) => 'media' in fact && fact.media)).toEqual(['interrupted', 'failed'])
    const asked = { call: targetOf(call) }
    const gone = { ok: false, reason: 'failed', vendor: { code: 408 } }
    expect(await phone.ask({ type: 'restartMedia', ...asked })).toMatchObject(gone)
    expect(await phone.ask({ type: 'setHold', ...asked, held: true, from: false })).toMatchObject(gone)
    expect(await phone.ask({ type: 'hangUp', ...asked, why: 'policy' })).toEqual({ ok: true })
    expect(phone.far.calls).toEqual([])
  })

  it('never has media when the path was broken before the answer', async () => {
    const phone = await rig().signedIn()
    const call = await phone.dial()
    call.dropMedia()
    call.answer()
    expect(phone.of('call.mediaChanged').map(({ media }) => media)).toEqual(['connecting'])
    call.restoreMedia()
    expect(phone.of('call.mediaChanged').map(({ media }) => media)).toEqual(['connecting', 'connected'])
  })
})
