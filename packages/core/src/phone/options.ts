import type { Clock } from '../clock/clock.ts'
import type { IdSource } from '../clock/ids.ts'
import type { RandomSource } from '../clock/random.ts'
import type { CallLogStore } from '../ports/call-log-store.ts'
import type { Device } from '../ports/device.ts'
import type { CallSurface } from '../ports/surface.ts'
import type { Transport } from '../ports/transport.ts'
import type { Json } from '../values.ts'
import { defaultPolicy, type Policy } from './policy.ts'

export interface PhoneOptions<C = Json> {
  readonly transport: Transport<C>
  readonly device?: Device
  readonly surface?: CallSurface
  /** Keeps the call log beyond this run; without one it lives in the snapshot only. */
  readonly log?: CallLogStore
  readonly policy?: Partial<Policy>
  /** Time, ids and chance; give your own in tests (law 6). */
  readonly clock?: Clock
  readonly ids?: IdSource
  readonly random?: RandomSource
}

const LONGEST = 2 ** 31 - 1
const secondCalls: readonly Policy['secondCall'][] = ['reject-busy', 'wait', 'hold-and-answer', 'end-and-answer']
/** What repeats by itself MUST NOT spin. */
const SHORTEST = 100

function fail(message: string): never {
  throw new TypeError(`createPhone: ${message}`)
}

function requireMethods(option: string, port: unknown, methods: readonly string[], example: string): void {
  const known = port as Record<string, unknown> | undefined
  const missing = methods.find((name) => typeof known?.[name] !== 'function')
  if (missing) fail(`options.${option} has no ${missing}(); pass ${example}.`)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isBound = (value: unknown, least = 0) => typeof value === 'number' && value >= least && value <= LONGEST

function checkPolicy(policy: Partial<Policy>): void {
  if (!isObject(policy))
    fail('options.policy must be an object of deadlines and bounds; leave it out for the defaults.')
  for (const [name, value] of Object.entries(policy)) {
    if (!Object.hasOwn(defaultPolicy, name))
      fail(`options.policy.${name} is not a policy; known are ${Object.keys(defaultPolicy).join(', ')}.`)
    if (name === 'secondCall') {
      if (!secondCalls.includes(value as Policy['secondCall']))
        fail(`options.policy.secondCall must be one of ${secondCalls.join(', ')}.`)
    } else if (name === 'oneVoice') {
      if (typeof value !== 'boolean') fail('options.policy.oneVoice must be true or false.')
    } else if (name === 'backoffMs') {
      const { first, longest } = Object(value) as Policy['backoffMs']
      if (!isBound(first, SHORTEST) || !isBound(longest, SHORTEST))
        fail(
          `options.policy.backoffMs must be { first, longest }, each a number from ${SHORTEST} to ${LONGEST} (milliseconds).`,
        )
    } else if (!isBound(value))
      fail(`options.policy.${name} must be a number from 0 to ${LONGEST} (milliseconds or a count).`)
  }
  if ((policy.sampleMs ?? LONGEST) < SHORTEST)
    fail(`options.policy.sampleMs must be at least ${SHORTEST}: a sample is a measurement over a window.`)
  if ((policy.tombstoneMs ?? LONGEST) < 32_000)
    fail('options.policy.tombstoneMs must be at least 32000: SIP repeats itself that long (64·T1, RFC 3261).')
}

const known = [
  'transport',
  'device',
  'surface',
  'log',
  'policy',
  'clock',
  'ids',
  'random',
] as const satisfies readonly (keyof PhoneOptions)[]

/** Wrong options fail at once, with a sentence that names the option and the fix. */
export function checkOptions<C>(options: PhoneOptions<C>): void {
  if (!isObject(options)) fail('pass an object with a transport.')
  const unknown = Object.keys(options).find((name) => !(known as readonly string[]).includes(name))
  if (unknown !== undefined) fail(`options.${unknown} is not an option; known are ${known.join(', ')}.`)
  const { transport, device, surface, log, clock, ids, random, policy } = options
  requireMethods(
    'transport',
    transport,
    ['start', 'stop', 'execute'],
    'a transport, createMockTransport() for instance',
  )
  for (const part of ['can', 'reports'] as const)
    if (!isObject(transport.capabilities?.[part]))
      fail(`options.transport.capabilities.${part} is missing; a transport says what its SDK can do and report.`)
  if (device !== undefined) {
    requireMethods('device', device, ['start', 'stop', 'execute'], 'a device, createBrowserDevice() for instance')
    if (!Array.isArray(device.handles)) fail('options.device.handles must list what the device answers for.')
  }
  if (surface !== undefined)
    requireMethods('surface', surface, ['start', 'stop', 'show', 'close', 'settle'], 'a call surface')
  if (log !== undefined)
    requireMethods('log', log, ['load', 'put', 'remove'], 'a store, createIndexedDbCallLog() for instance')
  if (clock !== undefined)
    requireMethods('clock', clock, ['now', 'setTimeout', 'clearTimeout'], 'an object with all three')
  if (ids !== undefined && typeof ids !== 'function') fail('options.ids must be a function that returns a new UUID.')
  if (random !== undefined && typeof random !== 'function')
    fail('options.random must be a function that returns a number from 0 to 1.')
  if (policy !== undefined) checkPolicy(policy)
}
