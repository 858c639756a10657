import { describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import type { Outcome } from '../ports/command.ts'
import type { SurfaceRequest } from '../ports/surface.ts'
import type { Json } from '../values.ts'
import type { FactOf, FactType } from './fact.ts'
import { facts, type refused, requests, type taken } from './schemas.ts'

/** All properties required, at any depth: so a forgotten optional one is a difference. */
type Whole<T> = T extends string | number | boolean
  ? T
  : Json extends T
    ? 'json'
    : T extends readonly (infer Item)[]
      ? readonly Whole<Item>[]
      : { readonly [K in keyof T]-?: Whole<T[K]> }
type Both<A, B> = [A, B] extends [B, A] ? true : false
type Same<A, B> = Both<A, B> extends true ? Both<Whole<A>, Whole<B>> : false
type Out<S extends z.core.$ZodType> = z.output<S>
type Members<K extends string, U> = { [T in K]: U }

type FactsAgree = { [T in FactType]: Same<Out<(typeof facts)[T]>, Omit<FactOf<T>, 'type'>> }
type RequestType = SurfaceRequest['type']
type RequestsAgree = {
  [T in RequestType]: Same<Out<(typeof requests)[T]>, Omit<Extract<SurfaceRequest, { type: T }>, 'type'>>
}
type Refused = Omit<Extract<Outcome, { ok: false }>, 'ok'>

describe('schemas', () => {
  it('agree with the fact types in every property, both ways (checked by the compiler)', () => {
    const agree = Object.fromEntries(Object.keys(facts).map((type) => [type, true])) as Members<FactType, true>
    const proof: FactsAgree = agree
    expect(Object.keys(proof)).toHaveLength(31)
  })

  it('agree with the request types (checked by the compiler)', () => {
    const agree = Object.fromEntries(Object.keys(requests).map((type) => [type, true])) as Members<RequestType, true>
    const proof: RequestsAgree = agree
    expect(Object.keys(proof)).toHaveLength(8)
  })

  it('agree with the outcome types, where only the reason of a refusal may be missing (checked by the compiler)', () => {
    const proof: [
      Same<Out<typeof taken>, Omit<Extract<Outcome, { ok: true }>, 'ok'>>,
      Same<Out<typeof refused>, Omit<Refused, 'reason'> & Partial<Pick<Refused, 'reason'>>>,
    ] = [true, true]
    expect(proof).toEqual([true, true])
  })
})
