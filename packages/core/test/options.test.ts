import { createScriptedTransport, createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone, defaultPolicy } from '../src/index.ts'

const transport = createScriptedTransport()
const device = { name: 'd', handles: [], start() {}, stop() {}, execute() {} }
const surface = { name: 's', start() {}, stop() {}, show() {}, close() {}, settle() {} }
const log = { load() {}, put() {}, remove() {} }
const clock = { now: () => 0, setTimeout() {}, clearTimeout() {} }

/** What a port must have, and what is said to be passed where it has not. */
const parts: readonly [option: string, port: object, methods: readonly string[], fix: string][] = [
  ['transport', transport, ['start', 'stop', 'execute'], 'a transport, createMockTransport()'],
  ['device', device, ['start', 'stop', 'execute'], 'a device, createBrowserDevice()'],
  ['surface', surface, ['start', 'stop', 'show', 'close', 'settle'], 'a call surface'],
  ['log', log, ['load', 'put', 'remove'], 'a store, createIndexedDbCallLog()'],
  ['clock', clock, ['now', 'setTimeout', 'clearTimeout'], 'an object with all three'],
]
const lacking = parts.flatMap(([option, port, methods, fix]) =>
  methods.map((method) => [option, method, { ...port, [method]: undefined }, fix] as const),
)

/** What plain JavaScript may pass, and how the sentence that answers it goes. */
const wrong: readonly [name: string, options: unknown, says: RegExp][] = [
  ['nothing', undefined, /pass an object with a transport/],
  ['null', null, /pass an object with a transport/],
  ['a text', 'x', /pass an object with a transport/],
  ['no transport', {}, /options\.transport has no start\(\); pass a transport/],
  ['a transport that cannot stop', { transport: { ...transport, stop: 1 } }, /options\.transport has no stop\(\)/],
  ['a transport without capabilities', { transport: { ...transport, capabilities: undefined } }, /capabilities\.can/],
  ['capabilities of nothing', { transport: { ...transport, capabilities: { can: null } } }, /capabilities\.can/],
  ['capabilities without reports', { transport: { ...transport, capabilities: { can: {} } } }, /capabilities\.reports/],
  [
    'a device that executes nothing',
    { transport, device: { ...device, execute: 1 } },
    /options\.device has no execute/,
  ],
  [
    'a device without concerns',
    { transport, device: { ...device, handles: 'audio' } },
    /options\.device\.handles must/,
  ],
  ['a device that is null', { transport, device: null }, /options\.device has no start\(\); pass a device/],
  ['a surface that shows nothing', { transport, surface: { ...surface, show: 1 } }, /options\.surface has no show\(\)/],
  ['a surface that is null', { transport, surface: null }, /options\.surface has no start\(\); pass a call surface/],
  ['a clock without timers', { transport, clock: { now: () => 0 } }, /options\.clock has no setTimeout\(\); pass/],
  ['a clock that is null', { transport, clock: null }, /options\.clock has no now\(\); pass/],
  ['ids that are no function', { transport, ids: 'uuid' }, /options\.ids must be a function/],
  ['chance that is no function', { transport, random: 4 }, /options\.random must be a function/],
  [
    'an option that there is not',
    { transport, polices: {} },
    /options\.polices is not an option; known are transport, device,/,
  ],
  ['a policy that is no object', { transport, policy: 'fast' }, /options\.policy must be an object/],
  ['a policy that is null', { transport, policy: null }, /options\.policy must be an object/],
  [
    'a policy that there is not',
    { transport, policy: { ringTimeout: 1 } },
    /policy\.ringTimeout is not .* ringTimeoutMs/,
  ],
  ['a policy of the prototype', { transport, policy: { toString: 1 } }, /options\.policy\.toString is not a policy/],
  [
    'a policy in seconds as text',
    { transport, policy: { ringTimeoutMs: '45' } },
    /policy\.ringTimeoutMs must be a number/,
  ],
  [
    'a policy that is NaN',
    { transport, policy: { lingerMs: Number.NaN } },
    /options\.policy\.lingerMs must be a number/,
  ],
  ['a negative policy', { transport, policy: { lingerMs: -1 } }, /options\.policy\.lingerMs must be a number from 0/],
  ['an endless policy', { transport, policy: { lingerMs: Infinity } }, /options\.policy\.lingerMs must be a number/],
  ['a policy that is an object', { transport, policy: { lingerMs: {} } }, /options\.policy\.lingerMs must be a number/],
  [
    'an unknown rule for a second call',
    { transport, policy: { secondCall: 'reject' } },
    /secondCall must be one of reject-busy, wait,/,
  ],
  ['a policy that no timer can wait for', { transport, policy: { lingerMs: 2 ** 31 } }, /to 2147483647/],
  [
    'a rule that is neither',
    { transport, policy: { oneVoice: 'no' } },
    /options\.policy\.oneVoice must be true or false/,
  ],
  ['a short memory', { transport, policy: { tombstoneMs: 31_999 } }, /tombstoneMs must be at least 32000/],
  ['a backoff that is a number', { transport, policy: { backoffMs: 5 } }, /policy\.backoffMs must be .*first.*longest/],
  ['a backoff that would spin', { transport, policy: { backoffMs: { first: 0, longest: 500 } } }, /from 100 to/],
  ['a sample that would spin', { transport, policy: { sampleMs: 0 } }, /sampleMs must be at least 100/],
  ['a sample that nearly would', { transport, policy: { sampleMs: 99 } }, /sampleMs must be at least 100/],
  ['half a backoff', { transport, policy: { backoffMs: { first: 5 } } }, /policy\.backoffMs must be .*first.*longest/],
]

describe('createPhone', () => {
  it.each(wrong)(
    'given %s fails at once with a TypeError that names the option and the fix',
    (_name, options, says) => {
      const create = () => createPhone(options as never)
      expect(create).toThrow(TypeError)
      expect(create).toThrow(says)
      expect(create).toThrow(/^createPhone: .+\.$/)
    },
  )

  it.each(lacking)('given a %s without %s() says so, and what to pass', (option, method, port, fix) => {
    const create = () => createPhone({ transport, [option]: port } as never)
    expect(create).toThrow(`options.${option} has no ${method}(); pass ${fix}`)
  })

  it('takes every part of the phone that is whole', () => {
    expect(() => createPhone({ transport, device, surface, log, clock } as never)).not.toThrow()
  })

  it('takes a policy at its very bounds', () => {
    const policy = {
      oneVoice: false,
      sampleMs: 100,
      tombstoneMs: 32_000,
      backoffMs: { first: 100, longest: 2 ** 31 - 1 },
      lingerMs: 2 ** 31 - 1,
    }
    expect(() => createPhone({ transport, policy })).not.toThrow()
  })

  it('takes every policy there is, and options that are left out', () => {
    const clock = createVirtualClock()
    for (const policy of [undefined, {}, defaultPolicy, { ringTimeoutMs: 0 }])
      expect(() => createPhone({ transport, clock, ...(policy && { policy }) })).not.toThrow()
    expect(() => createPhone({ transport, device: undefined, policy: undefined } as never)).not.toThrow()
  })

  it('does nothing before start', () => {
    const fresh = createScriptedTransport()
    const clock = createVirtualClock()
    const phone = createPhone({ transport: fresh, clock })
    expect(phone.getSnapshot()).toMatchObject({ status: 'idle', calls: [], canStartCall: false })
    expect([fresh.running, fresh.executed.length, clock.pending]).toEqual([false, 0, 0])
  })
})
