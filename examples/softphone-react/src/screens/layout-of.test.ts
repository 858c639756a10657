import type { CallView } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { active, ada, ended, grace, held, incoming, outgoing } from '../gallery/fixtures.ts'
import { layoutOf, partiesOf } from './layout-of.ts'

const show = (calls: readonly CallView[], current?: CallView, dismissed: readonly CallView[] = []) =>
  layoutOf(calls, current?.id, new Set(dismissed.map(({ id }) => id)))

describe('layoutOf', () => {
  it('is idle without calls', () => {
    expect(show([])).toEqual({ kind: 'idle' })
  })

  it('shows the current call and lists the others beside it', () => {
    const [one, two, ring] = [held(), active({ remote: grace }), incoming(ada)]
    expect(show([one, two, ring], two)).toEqual({
      kind: 'ongoing',
      call: two,
      group: [],
      others: [one],
      incoming: [ring],
      ended: undefined,
    })
  })

  it('keeps a call on the screen that stands while another rings and the phone names the ringing one', () => {
    const [one, ring] = [held(), incoming(grace)]
    const layout = show([one, ring], ring)
    expect(layout.kind === 'ongoing' && layout.call).toBe(one)
  })

  it('lists every call that rings when nothing else lives', () => {
    const rings = [incoming(grace), incoming(ada)]
    expect(show(rings, rings[0])).toEqual({ kind: 'incoming', calls: rings })
  })

  it('gives an end its screen, or a notice beside a call that lives', () => {
    const end = ended({ reason: 'busy', by: 'remote' })
    const call = outgoing.dialing()
    expect(show([end], end)).toEqual({ kind: 'ended', call: end })
    const layout = show([end, call], call)
    expect(layout.kind === 'ongoing' && layout.ended).toBe(end)
  })

  it('drops an end as soon as another call begins, for good', () => {
    const end = ended({ reason: 'declined', by: 'remote' })
    const next = { ...outgoing.dialing(), createdAt: end.end.at + 1 }
    const layout = show([end, next], next)
    expect(layout.kind === 'ongoing' && layout.ended).toBeUndefined()
    const second = { ...end, id: next.id, createdAt: next.createdAt, end: { ...end.end, at: next.createdAt + 1 } }
    expect(show([end, second], second)).toEqual({ kind: 'ended', call: second })
    expect(show([end, second], second, [second])).toEqual({ kind: 'idle' })
  })

  it('gives a call that the settings declined no screen, and a notice beside a call', () => {
    const screened = ended({ reason: 'busy', by: 'system' }, { direction: 'incoming' })
    expect(show([screened])).toEqual({ kind: 'idle' })
    const call = active()
    const layout = show([screened, call], call)
    expect(layout.kind === 'ongoing' && layout.ended).toBe(screened)
    const mine = ended({ reason: 'hung-up', by: 'local' }, { talked: true })
    expect(show([mine, screened])).toEqual({ kind: 'ended', call: mine })
  })

  it('shows the end that came last, whichever call began first', () => {
    const later = ended({ reason: 'hung-up', by: 'local' }, { talked: true })
    const long = { ...later, end: { ...later.end, at: later.end.at + 5 } }
    expect(show([long, ended({ reason: 'busy', by: 'remote' })])).toEqual({ kind: 'ended', call: long })
  })

  it('forgets an end that was dismissed', () => {
    const end = ended({ reason: 'busy', by: 'remote' })
    expect(show([end], end, [end])).toEqual({ kind: 'idle' })
  })

  it('shows a conference as one, with its members, and apart from who is not in it', () => {
    const [one, two, apart] = [{ ...active(), groupId: 'g' }, { ...active({ remote: grace }), groupId: 'g' }, held()]
    const layout = show([one, two, apart], two)
    expect(layout).toMatchObject({ call: two, group: [one, two], others: [apart] })
    expect(show([one, two, apart], apart)).toMatchObject({ call: apart, group: [], others: [one, two] })
  })
})

describe('partiesOf', () => {
  it('counts those who are merged as one', () => {
    const [one, two, apart] = [{ ...held(), groupId: 'g' }, { ...held(), groupId: 'g' }, held()]
    expect(partiesOf([one, apart, two])).toEqual([[one, two], [apart]])
    expect(partiesOf([])).toEqual([])
  })
})
