import { randomUUID } from 'node:crypto'
import type { CallId, Command, Fact, FactOf, FactType, Outcome, Target } from '@offhook/core'
import type { SipCredentials, SipJsTransportOptions } from '@offhook/transport-sipjs'
import type { Page } from 'playwright'
import type { Seen } from '../pages/transport/main.ts'
import type { Note } from './ladder.ts'

/** Options that can be handed to a page. */
export type PhoneOptions = Pick<SipJsTransportOptions, 'server' | 'digits' | 'earlyMedia' | 'headers' | 'instanceId'>

/** One page with a transport in it, driven by commands and read by its facts. */
export class TransportPhone {
  readonly name: string
  readonly page: Page
  #read = 0

  constructor(name: string, page: Page) {
    this.name = name
    this.page = page
  }

  async start(options: PhoneOptions): Promise<void> {
    await this.page.evaluate((given) => window.probe.start(given), options)
  }

  async execute(command: Command<SipCredentials>): Promise<Outcome> {
    // As text: Playwright's types do not end on a JSON value.
    return await this.page.evaluate((text) => window.probe.execute(JSON.parse(text)), JSON.stringify(command))
  }

  /** Closes the tab as its user does: the page is told. */
  async closeTab(): Promise<void> {
    const closed = this.page.waitForEvent('close')
    await this.page.close({ runBeforeUnload: true })
    await closed
  }

  async facts(): Promise<readonly Seen[]> {
    if (this.page.isClosed()) return []
    return await this.page.evaluate(() => window.probe.facts)
  }

  /** Every fact in a few words, for a ladder. */
  async notes(): Promise<readonly Note[]> {
    return (await this.facts()).map(({ at, fact }) => ({ at, text: inWords(fact) }))
  }

  async listCalls(): Promise<readonly unknown[]> {
    return await this.page.evaluate(() => window.probe.list())
  }

  /** The types of the facts about calls so far, in order, without samples. */
  async callFacts(): Promise<readonly string[]> {
    return (await this.facts()).map(({ fact }) => label(fact)).filter((text) => text !== undefined)
  }

  /** Waits for the next fact of the type, after those already waited for, and gives it. */
  async next<T extends FactType>(type: T, wanted: Partial<FactOf<T>> = {}): Promise<FactOf<T>> {
    const fields = Object.entries(wanted)
    const found = await this.page
      .waitForFunction(
        ({ type, fields, from }) => {
          const index = window.probe.facts.findIndex(
            ({ fact }, at) =>
              at >= from && fact.type === type && fields.every(([name, value]) => fact[name as keyof Fact] === value),
          )
          return index < 0 ? undefined : { index, fact: window.probe.facts[index]?.fact }
        },
        { type, fields, from: this.#read },
        { timeout: 20_000, polling: 20 },
      )
      .then((handle) => handle.jsonValue())
    if (found?.fact === undefined) throw new Error(`${this.name} saw no ${type}.`)
    this.#read = found.index + 1
    return found.fact as FactOf<T>
  }

  /** Dials and gives the call as the phone would name it. */
  async dial(to: string, options?: Extract<Command, { type: 'startCall' }>['options']): Promise<Target> {
    const call: Target = { callId: randomUUID() as CallId, refs: {} }
    const outcome = await this.execute({
      type: 'startCall',
      call,
      to,
      video: false,
      muted: false,
      ...(options === undefined ? {} : { options }),
    })
    if (!outcome.ok) throw new Error(`${this.name} could not dial ${to}: ${JSON.stringify(outcome)}`)
    return { ...call, refs: outcome.refs ?? {} }
  }

  /** Waits for a call to come in and gives it as the phone would name it. */
  async rung(): Promise<Target> {
    const { call } = await this.next('call.offered')
    return { callId: randomUUID() as CallId, refs: call.refs ?? {} }
  }
}

function label(fact: Fact): string | undefined {
  if (!fact.type.startsWith('call.') || fact.type === 'call.qualitySampled' || fact.type === 'call.mediaChanged') {
    return undefined
  }
  if (fact.type === 'call.holdChanged') return `hold ${fact.side} ${fact.held ? 'on' : 'off'}`
  return fact.type.slice('call.'.length)
}

function inWords(fact: Fact): string {
  const { type, ...rest } = fact
  const details = Object.entries(rest).filter(([name]) => name !== 'call' && name !== 'remote' && name !== 'sample')
  return [
    type,
    ...details.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`),
  ].join(' ')
}
