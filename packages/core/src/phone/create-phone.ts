import type { CallAction } from '../call/call-view.ts'
import { systemClock } from '../clock/clock.ts'
import { uuidSource } from '../clock/ids.ts'
import { systemRandom } from '../clock/random.ts'
import { createInbox } from '../inbox/inbox.ts'
import type { Input, UserCommand } from '../inbox/input.ts'
import { createRecorder } from '../inbox/recorder.ts'
import type { World } from '../inbox/world.ts'
import type { Transport } from '../ports/transport.ts'
import type { CallId, Json } from '../values.ts'
import { createEngine, type Engine } from './engine.ts'
import type { KernelSetup } from './kernel.ts'
import { createListeners } from './listeners.ts'
import { checkOptions, type PhoneOptions } from './options.ts'
import type { Phone, PhoneSnapshot } from './phone.ts'
import { defaultPolicy } from './policy.ts'
import { createPorts } from './ports.ts'
import {
  answerValueOf,
  digitsOf,
  isText,
  permissionsOf,
  redialOf,
  startCommandOf,
  transferValueOf,
} from './requests.ts'
import type { CommandResult } from './result.ts'

export type { PhoneOptions }

/** A phone over one transport. Nothing happens before `start()`. Throws a `TypeError` for a wrong option, and only then. */
export function createPhone<C = Json>(options: PhoneOptions<C>): Phone<C> {
  checkOptions(options)
  const { transport, device, surface, log, clock = systemClock, ids = uuidSource(), random = systemRandom } = options
  const setup: KernelSetup = {
    policy: { ...defaultPolicy, ...options.policy },
    capabilities: transport.capabilities,
    device: device?.handles ?? [],
    surface: surface ? { echoes: surface.echoes !== false } : null,
  }
  const recorder = createRecorder(setup)
  const alarms = new Map<number, unknown>()
  const secrets = new Map<number, Json>()
  const resolvers = new Map<number, (result: CommandResult<{ callId?: CallId }>) => void>()
  let commands = 0

  const note = (kind: 'invalid' | 'contained-error', message: string, input?: Json) => {
    engine.note(clock.now(), kind, message, input)
    inbox.flush()
  }
  const perform = createPorts({
    transport: transport as Transport<never>,
    device,
    surface,
    log,
    ringTimeoutMs: setup.policy.ringTimeoutMs,
    push: (input) => inbox.push(input),
    report: (message, input) => note('invalid', message, input),
  })
  const world: World = {
    alarm: {
      set(timer, ms) {
        const fire = () => {
          alarms.delete(timer)
          inbox.push({ kind: 'timer', timer })
        }
        alarms.set(timer, clock.setTimeout(fire, ms))
      },
      clear(timer) {
        clock.clearTimeout(alarms.get(timer))
        alarms.delete(timer)
      },
    },
    id: () => record(recorder.ids, ids()),
    random: () => record(recorder.random, random()),
    perform,
    secretOf: (commandId) => secrets.get(commandId),
    resolve(commandId, result) {
      resolvers.get(commandId)?.(result)
      resolvers.delete(commandId)
      secrets.delete(commandId)
    },
  }
  const engine: Engine = createEngine(setup, world)
  let snapshot: PhoneSnapshot = engine.snapshot()
  const listeners = createListeners(
    () => snapshot,
    (fault) => engine.note(clock.now(), 'contained-error', `a listener threw: ${String(fault)}`),
  )

  function process(input: Input): void {
    recorder.input(input)
    engine.process(input)
    performAll()
  }
  function performAll(): void {
    for (const effect of engine.takeEffects()) perform(effect)
  }
  function publish(): void {
    const next = engine.snapshot()
    performAll()
    if (next !== snapshot) {
      snapshot = next
      listeners.notify()
    }
    // What a listener of an event throws is an event, too; a storm of them is bounded like every diagnostic.
    for (let emissions = engine.takeEmissions(); emissions.length > 0; emissions = engine.takeEmissions())
      for (const emission of emissions) listeners.emit(emission)
  }
  const inbox = createInbox({ now: () => clock.now(), process, publish })

  function command<T>(asked: UserCommand, secret?: Json): Promise<CommandResult<T>> {
    const id = ++commands
    return new Promise((resolve) => {
      resolvers.set(id, resolve as (result: CommandResult<{ callId?: CallId }>) => void)
      if (secret !== undefined) secrets.set(id, secret)
      inbox.push({ kind: 'command', id, command: asked, by: 'user' })
    })
  }
  const onCall = (type: CallAction, callId?: CallId, value?: Json) =>
    command({
      type,
      ...(callId !== undefined && { callId: textual(callId) }),
      ...(value !== undefined && { value }),
    })

  const phone: Phone<C> = {
    start: () => command({ type: 'start' }),
    async stop() {
      await command({ type: 'stop' })
    },
    signIn: (credentials) => command({ type: 'signIn' }, credentials as Json),
    signOut: () => command({ type: 'signOut' }),
    startCall(request) {
      const made = startCommandOf(request)
      return made.ok ? command(made.command, made.options) : Promise.resolve(made.refused)
    },
    answer: (id, options) => onCall('answer', id, answerValueOf(options)),
    decline: (id, options) => onCall('decline', id, { as: options?.as === 'declined' ? 'declined' : 'busy' }),
    hangUp: (id) => onCall('hangUp', id),
    hold: (id) => onCall('hold', id),
    resume: (id) => onCall('resume', id),
    mute: (id) => onCall('mute', id),
    unmute: (id) => onCall('unmute', id),
    sendDigits: (digits, id) => onCall('sendDigits', id, { digits: digitsOf(digits) }),
    cancelDigits: (id) => onCall('cancelDigits', id),
    transfer: (request, id) => onCall('transfer', id, transferValueOf(request)),
    acceptTransfer: (id) => onCall('acceptTransfer', id),
    rejectTransfer: (id) => onCall('rejectTransfer', id),
    setVideo: (video, id) => onCall('setVideo', id, { video: isText(video) ? video : '' }),
    switchCamera: (id) => onCall('switchCamera', id),
    swap: () => onCall('swap'),
    merge(list) {
      const ids = Array.isArray(list) ? list.filter(isText) : []
      return onCall('merge', ids[0] as CallId | undefined, { ids })
    },
    split: (id) => onCall('split', id),
    cancel: () => command({ type: 'cancel' }),
    redial(id, options) {
      const request = redialOf(snapshot.log, id && engine.resolve(id), options)
      return request ? phone.startCall(request) : Promise.resolve({ ok: false, reason: 'no-record' } as const)
    },
    clearLog: (id) => command({ type: 'clearLog', ...(id !== undefined && { id: textual(id) }) }),
    setDoNotDisturb: (on) => command({ type: 'setDoNotDisturb', on: on === true }),
    setAudioOutput: (id) => command({ type: 'setAudioOutput', id: String(id) }),
    setMicrophone: (id) => command({ type: 'setMicrophone', id: String(id) }),
    setCamera: (id) => command({ type: 'setCamera', id: String(id) }),
    requestPermissions: (list) => command({ type: 'requestPermissions', list: permissionsOf(list) }),
    getSnapshot: () => snapshot,
    subscribe: listeners.subscribe,
    select: listeners.select,
    on: listeners.on,
    getQuality: (id) => engine.qualityOf(id),
    subscribeQuality: (id, listener) => listeners.subscribeQuality(engine.resolve(id), listener),
    trace: (options) => recorder.trace(options?.scrub !== false),
  }
  return phone
}

/** An id that is no text (an event that a button handed over) names no call. */
const textual = (id: CallId): CallId => (isText(id) ? id : ('' as CallId))

function record<T>(list: T[], value: T): T {
  list.push(value)
  return value
}
