import type { Fact } from '@offhook/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../fixtures/fake-sip.fixture.ts'
import { createAudioElementSink, createSipJsTransport, type MediaSink } from '../index.ts'

const stream = {} as MediaStream
const blocked = () => Promise.reject(Object.assign(new Error('A gesture is needed.'), { name: 'NotAllowedError' }))

/** The page: its gestures, its elements, and whether it may play. */
const page = { allowed: false, document: new EventTarget(), elements: [] as FakeAudio[] }

class FakeAudio {
  autoplay = false
  srcObject: unknown = null
  sinkId = ''
  plays = 0

  constructor() {
    page.elements.push(this)
  }

  play(): Promise<void> {
    this.plays += 1
    return page.allowed ? Promise.resolve() : blocked()
  }

  pause(): void {}

  async setSinkId(id: string): Promise<void> {
    if (id === 'gone') throw new Error('No such output.')
    this.sinkId = id
  }
}

beforeEach(() => {
  Object.assign(page, { allowed: false, document: new EventTarget(), elements: [] })
  vi.stubGlobal('Audio', FakeAudio)
  vi.stubGlobal('document', page.document)
})
afterEach(() => vi.unstubAllGlobals())

async function gesture(type: string) {
  page.document.dispatchEvent(new Event(type))
  await settle()
}

describe('sound that the browser blocks', () => {
  it('plays with the next gesture, once', async () => {
    createAudioElementSink().play('c1', stream)
    await settle()
    page.allowed = true
    for (const type of ['pointerdown', 'pointerup', 'keydown', 'pointerdown']) await gesture(type)
    expect(page.elements.map(({ plays }) => plays)).toEqual([2])
  })

  it('is tried again as long as it is blocked: a touch counts only when it is lifted', async () => {
    createAudioElementSink().play('c1', stream)
    await settle()
    await gesture('pointerdown')
    page.allowed = true
    await gesture('pointerup')
    expect(page.elements.map(({ plays }) => plays)).toEqual([3])
  })

  it('is not played any more when its call has ended', async () => {
    const sink = createAudioElementSink()
    sink.play('c1', stream)
    await settle()
    sink.stop('c1')
    await gesture('keydown')
    expect(page.elements).toMatchObject([{ plays: 1, srcObject: null }])
  })

  it('waits once for each call, whatever streams it had', async () => {
    const sink = createAudioElementSink()
    sink.play('c1', stream)
    await settle()
    sink.play('c1', stream)
    await settle()
    page.allowed = true
    await gesture('keydown')
    expect(page.elements.map(({ plays }) => plays)).toEqual([3])
  })
})

describe('the audio output', () => {
  async function transportWith(media?: MediaSink) {
    const facts: Fact[] = []
    const transport = createSipJsTransport({ server: 'wss://x.example', ...(media && { media }) })
    await transport.start({ emit: (fact) => void facts.push(fact as Fact) })
    const choose = (id: string) =>
      transport.execute({ type: 'setAudioOutput', id, from: undefined }, { signal: new AbortController().signal })
    return { facts, choose }
  }

  it('moves calls that are heard and those to come', async () => {
    const sink = createAudioElementSink()
    sink.play('c1', stream)
    const { choose, facts } = await transportWith(sink)
    expect(await choose('headset')).toEqual({ ok: true })
    sink.play('c2', stream)
    expect(page.elements.filter(({ srcObject }) => srcObject !== null)).toMatchObject([
      { sinkId: 'headset' },
      { sinkId: 'headset' },
    ])
    expect(facts).toMatchObject([{ type: 'audio.changed', current: 'headset' }])
  })

  it('stays where it is when the browser refuses', async () => {
    const sink = createAudioElementSink()
    sink.play('c1', stream)
    const { choose, facts } = await transportWith(sink)
    await choose('headset')
    expect(await choose('gone')).toMatchObject({ ok: false, reason: 'failed', vendor: { message: 'No such output.' } })
    sink.play('c2', stream)
    expect(page.elements.filter(({ srcObject }) => srcObject !== null).map(({ sinkId }) => sinkId)).toEqual([
      'headset',
      'headset',
    ])
    expect(facts).toHaveLength(1)
  })

  it('cannot be chosen where the browser or the sink does not offer it', async () => {
    const plain = await transportWith({ play: () => undefined, stop: () => undefined })
    expect(await plain.choose('headset')).toEqual({ ok: false, reason: 'not-supported' })
    vi.stubGlobal('Audio', class {})
    const { choose, facts } = await transportWith()
    expect(await choose('headset')).toEqual({ ok: false, reason: 'not-supported' })
    expect(facts).toEqual([])
  })
})
