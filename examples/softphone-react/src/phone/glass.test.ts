import { describe, expect, it } from 'vitest'
import { ada, alan, grace } from '../gallery/fixtures.ts'
import { onGlass } from '../gallery/glass-fixtures.ts'
import { glassLayoutOf, type RecentRow, recentsAfter } from './glass.ts'

describe('recentsAfter', () => {
  const screen = (...calls: ReturnType<typeof onGlass>[]) => ({ calls, missed: [], audioActive: false })
  const none = { replaced: new Set<string>(), at: 1_000 }
  const call = onGlass(grace)
  const row: RecentRow = {
    uuid: call.uuid,
    name: 'Grace Hopper',
    address: '101',
    direction: 'incoming',
    missed: false,
    at: 1_000,
  }

  it('puts what has gone from the screen first', () => {
    const other = onGlass(ada, { direction: 'outgoing' })
    const first = recentsAfter({ ...none, recents: [], before: screen(call, other), now: screen(other) })
    expect(first).toEqual([row])
    const second = recentsAfter({ ...none, recents: first, before: screen(other), now: screen() })
    expect(second.map(({ name, direction }) => [name, direction])).toEqual([
      ['Ada Lovelace', 'outgoing'],
      ['Grace Hopper', 'incoming'],
    ])
  })

  it('knows that a call was missed as soon as the OS says so, which is after it has gone', () => {
    const missed = { uuid: call.uuid, at: 1_000 }
    const now = { ...screen(), missed: [missed] }
    expect(recentsAfter({ ...none, recents: [row], before: screen(), now })).toEqual([{ ...row, missed: true }])
  })

  it('leaves out a call that is on the screen again, and one that was shown twice', () => {
    expect(recentsAfter({ ...none, recents: [row], before: screen(), now: screen(call) })).toEqual([])
    const replaced = new Set([call.uuid])
    expect(recentsAfter({ ...none, replaced, recents: [], before: screen(call), now: screen() })).toEqual([])
  })

  it('keeps the last twenty', () => {
    let recents: readonly RecentRow[] = []
    for (let n = 0; n < 25; n++) {
      recents = recentsAfter({ ...none, recents, before: screen(onGlass(ada)), now: screen() })
    }
    expect(recents).toHaveLength(20)
  })
})

describe('glassLayoutOf', () => {
  it('has nothing to show where there is no call', () => {
    expect(glassLayoutOf([])).toBeUndefined()
  })

  it('puts who rings before who is talked to, and who is talked to before who waits', () => {
    const [waiting, talking, ringing] = [
      onGlass(grace, { held: true }),
      onGlass(ada),
      onGlass(alan, { stage: 'ringing' }),
    ]
    expect(glassLayoutOf([waiting, talking, ringing])).toMatchObject({ first: ringing, others: [waiting, talking] })
    const placed = onGlass(ada, { stage: 'dialing', direction: 'outgoing' })
    expect(glassLayoutOf([ringing, placed])).toMatchObject({ first: ringing, others: [placed] })
    expect(glassLayoutOf([talking, waiting])).toMatchObject({ first: talking, others: [waiting] })
    expect(glassLayoutOf([waiting])).toMatchObject({ first: waiting, others: [] })
  })

  it('draws a conference as one', () => {
    const members = [onGlass(grace, { groupId: 'g' }), onGlass(ada, { groupId: 'g' })]
    const other = onGlass(alan, { held: true })
    expect(glassLayoutOf([...members, other])).toMatchObject({ front: members, others: [other] })
  })

  it('offers to merge one that is in no conference with another that is connected, and with nobody else', () => {
    const [waiting, talking] = [onGlass(grace, { held: true }), onGlass(ada)]
    expect(glassLayoutOf([waiting, talking])?.merge).toEqual([waiting, talking])
    const ringing = onGlass(alan, { stage: 'ringing' })
    expect(glassLayoutOf([waiting, ringing])?.merge).toBeUndefined()
  })
})
