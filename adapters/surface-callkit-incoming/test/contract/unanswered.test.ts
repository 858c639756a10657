import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { iosBody } from '../support/bodies.ts'
import { callOf, createLine, type Line, methodsOf, openLine, other, uuid } from '../support/line.ts'

const named = { refs: { 'os.uuid': uuid } }
const named2 = { refs: { 'os.uuid': other } }
const otherBody = { ...iosBody, id: other, uuid: other }
const never = () => new Promise(() => {})
const end = { reason: 'hung-up', by: 'remote', at: 1, confirmed: true } as const

/** Two calls on the screen of iOS, and a native side that answers anything but what stands there. */
async function deaf(): Promise<Line & { asked: { method: string; args: unknown }[] }> {
  const line = await openLine({ platform: 'ios' })
  await line.say('ACTION_CALL_INCOMING', iosBody)
  await line.say('ACTION_CALL_INCOMING', otherBody)
  line.answers('activeCalls', never)
  line.asked.length = 0
  return line
}

describe('a question of iOS that is never answered', () => {
  it('is given up with the next event: the end is believed as it came, and everything later is heard', async () => {
    const line = await deaf()
    await line.say('ACTION_CALL_DECLINE', iosBody)
    expect(line.requests).toEqual([])
    await line.say('ACTION_CALL_ACCEPT', otherBody)
    expect(line.requests).toMatchObject([
      { type: 'end', call: named },
      { type: 'answer', call: named2 },
    ])
    await line.say('ACTION_CALL_ENDED', otherBody)
    await line.say('ACTION_CALL_TOGGLE_AUDIO_SESSION', { isActive: false })
    expect(line.requests.at(-1)).toMatchObject({ type: 'end', call: named2 })
    expect(line.facts.at(-1)).toEqual({ type: 'audioSession.changed', active: false })
  })

  it('is waited for as long as nothing that was asked later has been answered', async () => {
    const line = await deaf()
    const answers: ((calls: unknown) => void)[] = []
    const ask = () => new Promise((resolve) => answers.push(resolve))
    for (const method of ['activeCalls', 'isMuted']) line.answers(method, ask)
    // Of the two the other one was ended: the event names the one that was shown last.
    await line.say('ACTION_CALL_ENDED', otherBody)
    for (let turn = 0; turn < 3; turn += 1) await line.say('ACTION_CALL_ACCEPT', otherBody)
    expect(line.requests).toEqual([])
    answers[0]?.([otherBody])
    await settle()
    for (const answer of answers) answer(false)
    await settle()
    expect(line.requests.map(({ type, call }) => [type, call])).toEqual([
      ['end', named],
      ['answer', named2],
      ['answer', named2],
      ['answer', named2],
    ])
  })

  it('makes nobody deaf either where nothing is answered any more', async () => {
    const line = await deaf()
    line.answers('isMuted', never)
    await line.say('ACTION_CALL_DECLINE', iosBody)
    for (let turn = 0; turn < 64; turn += 1) await line.say('ACTION_CALL_ACCEPT', otherBody)
    expect(line.requests).toHaveLength(65)
    expect(line.requests[0]).toMatchObject({ type: 'end', call: named })
  })

  it('is forgotten when the surface stops', async () => {
    const line = await deaf()
    await line.say('ACTION_CALL_DECLINE', iosBody)
    await line.surface.stop()
    await line.say('ACTION_CALL_ACCEPT', otherBody)
    expect(line.requests).toEqual([])
  })
})

describe('what comes before the platform is known', () => {
  it('is heard in its order, but for what is too much, which is said', async () => {
    const line = createLine({ platform: 'ios' })
    const answers: ((calls: unknown) => void)[] = []
    line.answers('activeCalls', () => new Promise((resolve) => answers.push(resolve)))
    const started = line.surface.start(line.host)
    for (let turn = 0; turn < 258; turn += 1)
      await line.say('ACTION_CALL_TOGGLE_MUTE', { id: uuid, isMuted: turn % 2 === 0 })
    expect(line.requests).toEqual([])
    for (const answer of answers) answer([])
    await started
    await settle()
    expect(line.requests).toHaveLength(256)
    expect(line.facts).toMatchObject([{ type: 'callkit.fault' }, { type: 'callkit.fault' }])
  })
})

describe('a start of iOS that is not seen', () => {
  const outgoing = callOf({ direction: 'outgoing', stage: 'dialing' })

  it('holds up nobody any more once START has come, although nothing is answered', async () => {
    const line = await openLine({ platform: 'ios' })
    for (const method of ['activeCalls', 'isMuted']) line.answers(method, never)
    await line.surface.show(outgoing)
    line.surface.close({ callId: callOf().callId, uuid: other }, end)
    await settle()
    expect(methodsOf(line)).not.toContain('endCall')
    await line.say('ACTION_CALL_START', iosBody)
    expect(line.asked).toContainEqual({ method: 'endCall', args: { id: other } })
  })

  it('is over as soon as the OS lists the call as the plugin has it, and not as a bare id', async () => {
    const line = await openLine({ platform: 'ios' })
    line.answers('activeCalls', [{ id: uuid }])
    await line.surface.show(outgoing)
    let rounds = 0
    line.answers('activeCalls', () => {
      rounds += 1
      return rounds > 100 ? [iosBody] : [{ id: uuid }]
    })
    line.surface.close(outgoing, end)
    await settle()
    for (let turn = 0; turn < 200 && rounds <= 100; turn += 1) await settle()
    await settle()
    expect(rounds).toBe(101)
    expect(line.asked.at(-1)).toEqual({ method: 'endCall', args: { id: uuid } })
  })

  it('is given up with the next command where activeCalls is never answered', async () => {
    const line = await openLine({ platform: 'ios' })
    line.answers('activeCalls', never)
    await line.surface.show(outgoing)
    line.surface.close(outgoing, end)
    await settle()
    expect(methodsOf(line)).not.toContain('endCall')
    line.surface.close({ callId: callOf().callId, uuid: other }, end)
    await settle()
    expect(line.asked.filter(({ method }) => method === 'endCall')).toEqual([
      { method: 'endCall', args: { id: uuid } },
      { method: 'endCall', args: { id: other } },
    ])
  })

  it('is given up with the next event where activeCalls is never answered', async () => {
    const line = await openLine({ platform: 'ios' })
    line.answers('activeCalls', never)
    await line.surface.show(outgoing)
    line.surface.close(outgoing, end)
    await line.say('ACTION_CALL_TOGGLE_AUDIO_SESSION', { isActive: true })
    expect(line.asked).toContainEqual({ method: 'endCall', args: { id: uuid } })
  })

  it('is given up at last where it is never listed', async () => {
    const line = await openLine({ platform: 'ios' })
    await line.surface.show(outgoing)
    line.surface.close(outgoing, end)
    for (let turn = 0; turn < 600 && !methodsOf(line).includes('endCall'); turn += 1) await settle()
    expect(line.asked.at(-1)).toEqual({ method: 'endCall', args: { id: uuid } })
  })
})
