import { capabilitiesWith } from '@offhook/testing'
import type { NewInput, UserCommand } from '../../src/inbox/input.ts'
import type { Effect, World } from '../../src/inbox/world.ts'
import type {
  CallFact,
  CallId,
  CallView,
  CommandResult,
  Json,
  Outcome,
  PhoneSnapshot,
  Policy,
} from '../../src/index.ts'
import { defaultPolicy, seededRandom, uuidSource } from '../../src/index.ts'
import { createEngine, type Engine } from '../../src/phone/engine.ts'
import type { CallCommand } from '../../src/ports/command.ts'
import type { Letter } from './letters.ts'

interface Pending {
  readonly effect: number
  readonly command: CallCommand
}

const capabilities = capabilitiesWith({
  reports: { media: false, quality: 'none', registration: false },
  can: { setVideo: false, restartMedia: false, sampleQuality: false },
})

/** A phone without promises or a clock: each input is processed at once, and what it asks for waits to be answered. */
export class Lab {
  readonly results = new Map<number, { readonly type: string; result?: CommandResult }>()
  readonly contained: string[] = []
  pending: Pending[] = []
  readonly #alarms = new Map<number, number>()
  readonly #engine: Engine
  readonly #refs: string[] = []
  #now = 1_000_000
  #seq = 0
  #commands = 0

  constructor(policy: Partial<Policy>) {
    const random = seededRandom(1)
    const world: World = {
      alarm: {
        set: (timer, ms) => this.#alarms.set(timer, this.#now + ms),
        clear: (timer) => this.#alarms.delete(timer),
      },
      id: uuidSource(random),
      random: () => 0.5,
      perform() {},
      secretOf: () => undefined,
      resolve: (id, result) => {
        const asked = this.results.get(id)
        if (asked) this.results.set(id, { type: asked.type, result })
      },
    }
    this.#engine = createEngine(
      { policy: { ...defaultPolicy, pingMs: 0, ...policy }, capabilities, device: [], surface: null },
      world,
    )
    this.command({ type: 'start' })
    this.settle('start')
  }

  get snapshot(): PhoneSnapshot {
    return this.#engine.snapshot()
  }
  /** Calls that have not ended, oldest first. */
  get live(): readonly CallView[] {
    return this.snapshot.calls.filter(({ phase }) => phase !== 'ended')
  }
  get alarms(): number {
    return this.#alarms.size
  }
  /** What waits, as far as it decides what comes next. */
  get deadlines(): readonly number[] {
    return [...this.#alarms.values()].map((due) => due - this.#now).sort((a, b) => a - b)
  }

  take(letter: Letter): void {
    switch (letter.type) {
      case 'fact':
        return this.say(letter.call, this.#factOf(letter.fact))
      case 'transfer':
        return this.say(letter.call, { type: 'call.transferChanged', stage: letter.stage })
      case 'askTransfer':
        return this.say(letter.call, { type: 'call.transferAsked', to: '500' })
      case 'replace':
        return this.offer(this.live[letter.call]?.id)
      case 'offer':
        return this.offer()
      case 'start':
        return this.command({ type: 'startCall', to: '200', video: false, muted: false, onPermission: 'refuse' })
      case 'command':
        return this.#onCall(letter)
      case 'merge':
        return this.command({ type: 'merge', value: {} })
      case 'cancel':
        return this.command({ type: 'cancel' })
      case 'outcome':
        return this.answer(letter.pending, letter.ok ? { ok: true } : { ok: false, reason: 'refused' })
      case 'time':
        return this.pass()
      default:
        return letter satisfies never
    }
  }

  say(place: number, fact: { readonly type: CallFact['type']; readonly [key: string]: Json }): void {
    const call = this.live[place]
    if (call)
      this.#process({ kind: 'fact', port: 'transport', fact: { ...fact, call: { callId: call.id } } as CallFact })
  }

  /** A call comes in, perhaps for the place of another one. */
  offer(replaced?: CallId): void {
    this.#process({
      kind: 'fact',
      port: 'transport',
      fact: {
        type: 'call.offered',
        call: this.#newRef(),
        remote: { address: '300' },
        ...(replaced && { replaces: { callId: replaced } }),
      },
    })
  }

  answer(place: number, outcome: Outcome): void {
    const [asked] = this.pending.splice(place, 1)
    if (!asked) return
    const refs = outcome.ok && asked.command.type === 'startCall' ? this.#newRef().refs : undefined
    this.#process({ kind: 'outcome', effect: asked.effect, outcome: refs ? { ok: true, refs } : outcome })
  }

  /** The next deadline passes; `false`: nothing waits. */
  pass(): void {
    const [next] = [...this.#alarms].sort(([, a], [, b]) => a - b)
    if (!next) return
    const [timer, due] = next
    this.#alarms.delete(timer)
    this.#now = Math.max(this.#now, due)
    this.#process({ kind: 'timer', timer })
  }

  command(command: UserCommand): void {
    const id = ++this.#commands
    this.results.set(id, { type: command.type })
    this.#process({ kind: 'command', id, command, by: 'user' })
  }

  /** Answers what a port was asked as a whole. */
  settle(type: 'start'): void {
    const effect = this.#others.find((one) => one.type === type)
    if (effect && 'effect' in effect) this.#process({ kind: 'outcome', effect: effect.effect, outcome: { ok: true } })
    this.#process({ kind: 'fact', port: 'transport', fact: { type: 'registration.changed', state: 'registered' } })
  }

  readonly #others: Effect[] = []

  #process(input: NewInput): void {
    this.#now += 1
    this.#engine.process({ ...input, seq: ++this.#seq, at: this.#now })
    for (const effect of this.#engine.takeEffects()) {
      if (effect.type === 'execute' && 'call' in effect.command) this.pending.push(effect as Pending & Effect)
      else if (effect.type === 'execute' && 'calls' in effect.command) this.pending.push(effect as Pending & Effect)
      else this.#others.push(effect)
      if (effect.type === 'forget') this.pending = this.pending.filter((one) => one.effect !== effect.effect)
    }
    for (const emission of this.#engine.takeEmissions())
      if (emission.event === 'diagnostic' && emission.payload.kind === 'contained-error')
        this.contained.push(emission.payload.message)
  }

  #onCall({ action, call, consulted }: Extract<Letter, { type: 'command' }>): void {
    const { live } = this
    const [callId, other] = [live[call]?.id, consulted === undefined ? undefined : live[consulted]?.id]
    if (!callId) return
    this.command({ type: action, callId, value: this.#valueOf(action, other) })
  }
  #valueOf(action: string, consulted: CallId | undefined): Json {
    if (action === 'answer') return { video: false, muted: false }
    if (action === 'decline') return { as: 'busy' }
    if (action === 'transfer') return consulted ? { consulted } : { to: '400' }
    return {}
  }
  #newRef() {
    const ref = `ref-${this.#refs.length}`
    this.#refs.push(ref)
    return { refs: { 'lab.call': ref } }
  }
  #factOf(fact: 'established' | 'ended' | 'held' | 'resumed') {
    if (fact === 'established') return { type: 'call.established' as const }
    if (fact === 'ended') return { type: 'call.ended' as const, reason: 'hung-up', by: 'remote' }
    return { type: 'call.holdChanged' as const, side: 'local', held: fact === 'held' }
  }
}
