import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import {
  type CallList,
  type CallSurface,
  type Command,
  createPhone,
  type Diagnostic,
  type Outcome,
  type PortHost,
} from '../../src/index.ts'
import { createFakeSurface } from '../call-screen/fake-surface.ts'
import { withScreen } from '../call-screen/with-screen.ts'
import { createBench, createTalkingBench } from '../phone-bench.ts'

const told = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ kind, message }) => `${kind} ${message}`)
const endless = 'x'.repeat(10_000)
describe('a port that fails', () => {
  it.each([
    ['an error', new Error('the SDK is gone'), 'the SDK is gone'],
    ['a text', 'the SDK is gone', 'the SDK is gone'],
    ['nothing', undefined, 'undefined'],
    ['an endless error', new Error(endless), 'x'.repeat(256)],
  ])('with %s has it in the answer of the command', async (_name, fault, message) => {
    const bench = await createTalkingBench()
    const muted = bench.phone.mute()
    bench.transport.fail(bench.asked('setMute').index, fault)
    expect(await muted).toMatchObject({ ok: false, reason: 'failed', vendor: { message } })
  })

  it('with a fact that is none is named with it, and what it said is at hand', async () => {
    const bench = await createBench()
    bench.emit({ type: 'call.swallowed', call: {} })
    expect(bench.diagnostics).toMatchObject([
      { kind: 'invalid', message: expect.stringContaining('transport'), input: { type: 'call.swallowed' } },
    ])
  })
})

describe('ports that are classes', () => {
  class Own {
    readonly #asked: string[] = []
    get asked(): readonly string[] {
      return this.#asked
    }
    async start(_host: PortHost): Promise<void> {}
    async stop(): Promise<void> {}
    async execute({ type }: Command<never>): Promise<Outcome> {
      this.#asked.push(type)
      return { ok: true }
    }
  }
  class OwnTransport extends Own {
    readonly name = 'own'
    readonly capabilities = createScriptedTransport().capabilities
  }
  class OwnDevice extends Own {
    readonly name = 'own'
    readonly handles = ['permissions'] as const
  }

  it('are asked as what they are, each for its own concerns', async () => {
    const [transport, device] = [new OwnTransport(), new OwnDevice()]
    const phone = createPhone({ transport, device, clock: createVirtualClock() })
    await phone.start()
    expect(await phone.requestPermissions(['camera'])).toMatchObject({ ok: true })
    void phone.setAudioOutput('speaker')
    await settle()
    expect([transport.asked, device.asked]).toEqual([['setAudioOutput'], ['requestPermission']])
  })
})

describe('the list of live calls', () => {
  /** A call that talks, and a transport that is asked for its calls again. */
  async function asked(list: () => CallList | Promise<CallList>) {
    let answer: () => CallList | Promise<CallList> = () => ({ complete: true, facts: [] })
    const bench = await createTalkingBench({ script: { listCalls: () => answer() } })
    answer = list
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    return bench
  }
  const found = {
    type: 'call.found',
    call: { refs: { 'sip.call-id': 'in-1' } },
    direction: 'incoming',
    phase: 'active',
  }

  it('that is complete ends what it leaves out', async () => {
    const bench = await asked(() => ({ complete: true, facts: [] }))
    expect(bench.call.phase).toBe('ended')
  })

  it.each<[string, () => CallList | Promise<CallList>]>([
    ['fails', () => Promise.reject(new Error(endless))],
    [
      'throws',
      () => {
        throw endless
      },
    ],
    ['cannot be read', () => ({ complete: true }) as never],
    ['holds a fact that cannot be read', () => ({ complete: true, facts: [found, { type: 'call.found' }] })],
    ['holds nothing that can be read', () => ({ complete: true, facts: [null] })],
    ['is not complete', () => ({ complete: false, facts: [] })],
  ])('that %s ends nobody', async (_name, list) => {
    const bench = await asked(list)
    expect(bench.at(0).phase).toBe('active')
    expect(bench.diagnostics.every(({ kind, message }) => kind === 'invalid' && message.length < 400)).toBe(true)
  })

  it('is read as far as it can be', async () => {
    const bench = await asked(() => ({ complete: true, facts: [{ type: 'call.found' }, found] }))
    expect(bench.at(-1)).toMatchObject({ phase: 'active', direction: 'incoming' })
    expect(bench.kinds()).toContain('invalid')
  })

  it.each<[string, () => CallList | Promise<CallList>]>([
    ['fails', () => Promise.reject(new Error('not now'))],
    ['cannot be read', () => 'none' as never],
  ])('that %s is an answer all the same: nobody waits for it', async (name, listCalls) => {
    const bench = await createBench({ script: { listCalls } })
    await settle()
    expect(bench.phone.getSnapshot().listed).toBe(true)
    expect(bench.diagnostics.some(({ message }) => message.includes('not now'))).toBe(name === 'fails')
  })

  it('of a transport that has none is known, and ends nobody', async () => {
    const bench = await createTalkingBench()
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    expect(bench.phone.getSnapshot().listed).toBe(true)
    expect(bench.call.phase).toBe('active')
    expect(bench.diagnostics).toEqual([])
  })

  it("of a call screen is read like that of the transport, and a fault of it is the screen's", async () => {
    const surface = createFakeSurface()
    surface.list = () => Promise.reject(new Error('not now'))
    const bench = await withScreen({ surface })
    expect(told(bench.diagnostics)).toEqual([expect.stringContaining('surface')])
    await bench.incoming()
    await settle()
    expect(bench.screen()).toHaveLength(1)
  })
})

describe('a call screen that is broken', () => {
  const broken = () => {
    throw new Error(endless)
  }

  it.each(['close', 'settle'] as const)('in `%s` is reported, and harms no call', async (method) => {
    const surface: CallSurface = Object.assign(createFakeSurface(), { [method]: broken })
    const bench = await withScreen({ surface: surface as never })
    await bench.incoming()
    await settle()
    bench.surface.ask({ type: 'answer' })
    await settle()
    await bench.reply('answer')
    bench.say('call.established', 'in-1')
    bench.say('call.ended', 'in-1')
    await settle()
    expect(bench.call.phase).toBe('ended')
    expect(bench.diagnostics).toMatchObject([{ kind: 'invalid', message: expect.stringContaining('surface') }])
    expect(bench.diagnostics[0]?.message.length).toBeLessThan(400)
  })

  it('asking what nobody understands is reported, and asks nothing', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    const before = bench.commands().length
    bench.surface.host.request({ type: 'dance', requestId: 'r1', call: {} } as never)
    bench.surface.host.request(undefined as never)
    expect(bench.kinds()).toEqual(['invalid', 'invalid'])
    expect(bench.diagnostics[0]).toMatchObject({
      message: expect.stringContaining('surface'),
      input: { type: 'dance' },
    })
    expect(bench.commands()).toHaveLength(before)
  })
})
