import { type Clock, type PortHost, systemClock } from '@offhook/core'
import type { FarCall } from '../far/far-call.ts'
import { createMockTransport, type MockTransport } from '../mock-transport.ts'
import type { MockTransportOptions } from '../options.ts'
import { carry, type End, isOver, type Link, setUp } from './link.ts'
import { createReferrals } from './referrals.ts'

/** Where calls to a line go instead. `no-answer`: after `afterMs`. */
export type Forward =
  | { readonly when: 'always' | 'busy'; readonly to: string }
  | { readonly when: 'no-answer'; readonly to: string; readonly afterMs: number }

export interface MockExchange {
  /** A new transport; whoever dials its name on another line of this exchange reaches it. */
  line(name: string, options?: Omit<MockTransportOptions, 'clock'>): MockTransport
  forward(name: string, rule: Forward | undefined): void
  /** Calls to this name ring at all these lines; the first to answer has it. */
  ringAt(name: string, lines: readonly string[]): void
  /** Calls of this caller to that line are refused with this status before they ring. */
  screen(caller: string, callee: string, code: number): void
  /** How many calls between lines, and transfers of them, are not over yet. */
  readonly underWay: { readonly calls: number; readonly transfers: number }
}

/**
 * A telephone exchange for tests and demos: several phones on several simulators that call each other. What one phone
 * does is what the other one's far side does; holds, digits, transfers and replacements included.
 */
export function createMockExchange({ clock = systemClock }: { readonly clock?: Clock } = {}): MockExchange {
  const lines = new Map<string, MockTransport>()
  const forwards = new Map<string, Forward>()
  const groups = new Map<string, readonly string[]>()
  const screened = new Map<string, number>()
  const links = new Set<Link>()
  const referrals = createReferrals(() => links)
  let carrying = false
  let again = false

  /** Everything that one end did is done to the other, until nothing changes any more. */
  function carryAll(): void {
    again = true
    if (carrying) return
    carrying = true
    while (again) {
      again = false
      referrals.ask()
      for (const link of links) step(link)
      referrals.report()
      for (const link of links) if (link.answered) carry(link)
      for (const link of links) forget(link)
    }
    carrying = false
  }
  /** A call that is answered or over waits for no forward any more; one that is over at both ends is none. */
  function forget(link: Link): void {
    const { caller, answered } = link
    if (answered || isOver(caller)) clock.clearTimeout(link.unanswered)
    if (isOver(caller) && (!answered || isOver(answered))) links.delete(link)
  }

  function step(link: Link): void {
    if (link.answered) return
    if (setUp(link) !== 'refused') return
    const [first] = link.callees
    const code = first?.call.end?.sip ?? 480
    const rule = forwards.get(link.tried.at(-1) ?? '')
    link.callees = []
    if (rule?.when === 'busy' && code === 486) return ring(link, rule.to)
    link.caller.call.reject(code)
  }

  function ring(link: Link, name: string): void {
    const { caller, tried } = link
    // Loop Detected (RFC 3261 section 21.4.20).
    if (tried.includes(name)) return caller.call.reject(482)
    tried.push(name)
    const rule = forwards.get(name)
    if (rule?.when === 'always') return ring(link, rule.to)
    const code = screened.get(`${caller.line} ${name}`)
    const reached = (groups.get(name) ?? [name]).flatMap((line) => lines.get(line) ?? [])
    if (code !== undefined || reached.length === 0) return caller.call.reject(code ?? 404)
    const ready = reached.filter(({ far }) => far.registered)
    if (ready.length === 0) return caller.call.reject(480)
    const heir = referrals.replacedBy(caller)
    link.callees = ready.map((line) => ({ line: nameOf(line), call: callIn(line, caller.line, heir) }))
    if (rule?.when === 'no-answer') link.unanswered = clock.setTimeout(() => goOn(link, rule.to), rule.afterMs)
  }
  function callIn({ far }: MockTransport, from: string, replaced: FarCall | undefined): FarCall {
    const call = replaced ? replaced.replaceBy({ from }) : far.call({ from })
    call.onTransfer('wait')
    return call
  }
  const nameOf = (line: MockTransport) => [...lines].find(([, one]) => one === line)?.[0] ?? ''

  function goOn(link: Link, to: string): void {
    if (!link.answered && !isOver(link.caller)) {
      const before = link.callees
      // Before they are cancelled: each end is carried at once, and that all have ended would mean that all refused.
      link.callees = []
      for (const { call } of before) call.cancel()
      ring(link, to)
    }
    carryAll()
  }

  function dialled(line: string, call: FarCall): void {
    const to = call.remote.address ?? call.remote.userId ?? ''
    const caller: End = { line, call }
    const link: Link = {
      caller,
      tried: [],
      callees: [],
      answered: undefined,
      unanswered: undefined,
      digits: { caller: 0, callee: 0 },
    }
    const isLine = lines.has(to) || groups.has(to)
    // A number that does something by itself is no line; the exchange hears of it only where a transfer leads there.
    if (!isLine && call.referredBy === undefined) return
    links.add(link)
    call.onTransfer('wait')
    if (isLine) ring(link, to)
  }

  /** What a line tells its phone may come of time or of its far end, without a command of any phone. */
  const heard = (host: PortHost): PortHost => ({
    emit(fact) {
      host.emit(fact)
      carryAll()
    },
  })

  return {
    line(name, options = {}) {
      const transport = createMockTransport({ ...options, clock })
      transport.far.onCall((call) => dialled(name, call))
      const line: MockTransport = {
        ...transport,
        start: (host) => transport.start(heard(host)),
        execute(command, options) {
          const outcome = transport.execute(command, options)
          carryAll()
          return outcome
        },
      }
      lines.set(name, line)
      return line
    },
    forward(name, rule) {
      if (rule) forwards.set(name, rule)
      else forwards.delete(name)
    },
    ringAt: (name, group) => void groups.set(name, group),
    screen: (caller, callee, code) => void screened.set(`${caller} ${callee}`, code),
    get underWay() {
      return { calls: links.size, transfers: referrals.underWay }
    },
  }
}
