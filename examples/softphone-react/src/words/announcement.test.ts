import type { CallId, CallView } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { active, ada, ended, grace, held, incoming, outgoing, video, wish } from '../gallery/fixtures.ts'
import { announcementOf, lostAmong } from './announcement.ts'

describe('announcementOf', () => {
  it('interrupts for an incoming call and for nothing else', () => {
    expect(announcementOf([], [incoming(grace)])).toEqual({
      text: 'Incoming call from Grace Hopper',
      urgent: true,
    })
    expect(announcementOf([], [outgoing.dialing()])?.urgent).toBe(false)
  })

  it('is silent about a call in which nothing changed that can be told', () => {
    const call = active()
    expect(announcementOf([call], [{ ...call, quality: 'poor' }])).toBeUndefined()
    const unreported = { ...call, mute: wish<boolean>(false, { actual: undefined }) }
    expect(announcementOf([unreported], [call])).toBeUndefined()
    const ringing = incoming(grace, { attached: false })
    expect(announcementOf([ringing], [{ ...ringing, attached: true }])).toBeUndefined()
  })

  it('tells a change of phase', () => {
    const call = active()
    expect(announcementOf([call], [{ ...held(), id: call.id }])?.text).toBe('Ada Lovelace: On hold')
    const end = ended({ reason: 'busy', by: 'remote' })
    expect(announcementOf([call], [{ ...end, id: call.id }])?.text).toBe('Ada Lovelace: The other side is busy')
  })

  it('tells what happens within a phase: hold by the far side, mute, trouble with the sound and its end', () => {
    const call = active({ remote: ada })
    const said = (before: typeof call, after: typeof call) => announcementOf([before], [after])?.text
    const heldByThem = { ...call, hold: { ...call.hold, remote: true } }
    expect(said(call, heldByThem)).toBe('Ada Lovelace has put you on hold')
    expect(said(heldByThem, call)).toBe('Ada Lovelace has resumed the call')
    expect(said(call, { ...call, mute: wish(true) })).toBe('Microphone muted')
    expect(said({ ...call, mute: wish(true) }, call)).toBe('Microphone on')
    const frozen = { ...call, media: 'frozen' } as const
    expect(said(call, frozen)).toContain('Nothing arrives')
  })

  it('tells that lost sound is back, also after a detour, and not that a first sound comes', () => {
    const call = active()
    const heard = (...media: readonly (typeof call.media)[]) => {
      let lost: ReadonlySet<CallId> = new Set()
      let before: typeof call | undefined
      return media.map((path) => {
        const after = { ...call, media: path }
        const said = before && announcementOf([before], [after], lost)?.text
        lost = lostAmong([after], lost)
        before = after
        return said?.split('.')[0]
      })
    }
    expect(heard('connecting', 'steady')).toEqual([undefined, undefined])
    expect(heard('frozen', 'steady').at(-1)).toBe('The sound is back')
    expect(heard('steady', 'failed', 'connecting', 'steady', 'unknown')).toEqual([
      undefined,
      'No sound gets through',
      undefined,
      'The sound is back',
      undefined,
    ])
  })

  it('tells what becomes of the pictures', () => {
    const call = active()
    const said = (before: CallView['video'], after: CallView['video']) =>
      announcementOf([{ ...call, video: before }], [{ ...call, video: after }])?.text
    expect(said(video('off', 'off'), video('off', 'on'))).toBe('Ada Lovelace: Their camera is on')
    expect(said(video('off', 'on'), video('off', 'paused'))).toBe('Ada Lovelace: Their camera is paused')
    expect(said(video('off', 'off'), video('on', 'off'))).toBe('Your camera is on')
    expect(said(video('on', 'off'), video('off', 'off'))).toBe('Your camera is off')
    expect(said(video('off', 'off'), video('off', 'off', 'device-busy'))).toContain('without your picture')
  })

  it('interrupts for a question of the far side, once', () => {
    const call = active({ remote: ada })
    const asked = { ...call, transferAsked: { to: '300' } }
    expect(announcementOf([call], [asked])).toEqual({
      text: 'Ada Lovelace asks to hand you on to 300. Accept or reject',
      urgent: true,
    })
    expect(announcementOf([asked], [{ ...asked, mute: wish(true) }])).toEqual({
      text: 'Microphone muted',
      urgent: false,
    })
  })

  it('tells how a transfer goes, who joins or leaves a conference, and who takes a call over', () => {
    const call = active({ remote: ada })
    const said = (before: CallView, after: CallView) => announcementOf([before], [after])?.text
    const ringing = { ...call, transfer: { to: '200', stage: 'ringing' } } as const
    expect(said(call, ringing)).toBe('Transfer to 200: ringing')
    const failed = { ...call, transfer: { to: '200', stage: 'failed', reason: 'no-answer' } } as const
    expect(said(ringing, failed)).toBe('The transfer to 200 failed: nobody answered. The call stays with you.')
    expect(said(call, { ...call, groupId: 'g' })).toBe('Ada Lovelace is in the conference')
    expect(said({ ...call, groupId: 'g' }, call)).toBe('Ada Lovelace is out of the conference')
    const before = held({ remote: grace })
    const after = { ...call, replaces: before.id }
    expect(announcementOf([before], [before, after])?.text).toBe('Ada Lovelace took over the call')
    const crossed = { ...before, remote: ada }
    expect(announcementOf([crossed], [crossed, after])?.text).toBe('Ada Lovelace: Connected')
  })
})
