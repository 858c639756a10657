import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeAudio, FakeAudioContext } from '../fixtures/audio.fixture.ts'
import { gate, settle } from '../fixtures/fake-sip.fixture.ts'
import { expectLetGo, mergeable } from '../fixtures/merge.fixture.ts'
import { merge, split } from './merge.ts'
import { setMicrophone } from './switch-inputs.ts'
import { setVideo } from './video.ts'

afterEach(() => vi.unstubAllGlobals())

const never = new AbortController().signal

describe('merged calls', () => {
  it.each([2, 3, 5])('hear this side and each other: %i of them', async (count) => {
    const { all, picture } = mergeable(count)
    expect(await merge(all, never)).toEqual({ ok: true })
    const everybody = Array.from({ length: count + 1 }, (_, index) => index)
    expect(picture()).toEqual(all.map((_, index) => everybody.filter((each) => each !== index + 1)))
  })

  it('need no new offer', async () => {
    const { all, legs, facts } = mergeable(2)
    await merge(all, never)
    expect(legs.map(({ sender }) => sender.track?.deviceId)).toEqual(['mix', 'mix'])
    expect(facts).toEqual([])
  })

  it('grow when they are merged with one more', async () => {
    const { all, picture } = mergeable(3)
    await merge(all.slice(0, 2), never)
    expect(await merge(all, never)).toEqual({ ok: true })
    expect(picture()).toEqual([
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ])
    expect(FakeAudioContext.made).toHaveLength(1)
  })

  it('are held by a silent element each: Chromium gives Web Audio nothing else of them', async () => {
    const { all, legs } = mergeable(2)
    await merge(all, never)
    expect(FakeAudio.made.map(({ srcObject, muted }) => [srcObject?.getTracks(), muted])).toEqual(
      legs.map(({ far }) => [[far], true]),
    )
  })

  it('go on when one of them mutes this side, which that one alone does not hear', async () => {
    const { all, a, picture } = mergeable(2)
    await merge(all, never)
    a.call.muted = true
    a.call.applyMedia()
    expect(picture()).toEqual([[2], [0, 1]])
  })

  it('neither hear nor are heard while this side holds them or is about to; the others go on', async () => {
    const { all, a, picture } = mergeable(3)
    await merge(all, never)
    a.call.changingHold = true
    a.call.applyMedia()
    expect(picture()[0]).toEqual([])
    Object.assign(a.call, { changingHold: false })
    Object.assign(a.call.negotiation ?? {}, { held: true })
    a.call.applyMedia()
    expect(picture()).toEqual([[], [0, 3], [0, 2]])
    Object.assign(a.call.negotiation ?? {}, { held: false })
    a.call.applyMedia()
    expect(picture()[1]).toEqual([0, 1, 3])
  })

  it('do not hear the music of one that holds', async () => {
    const { all, a, picture } = mergeable(3)
    await merge(all, never)
    a.call.heldByRemote = true
    a.call.applyMedia()
    expect(picture()).toEqual([
      [0, 2, 3],
      [0, 3],
      [0, 2],
    ])
  })

  it('hear the microphone that is chosen meanwhile, and each other all the time', async () => {
    const { all, context, devices, picture, legs } = mergeable(2)
    await merge(all, never)
    const sent = legs.map(({ sender }) => sender.track)
    expect(await setMicrophone(context, 'mic-2')).toEqual({ ok: true })
    expect(picture()).toEqual([
      [0, 2],
      [0, 1],
    ])
    expect(legs.map(({ sender }) => sender.track)).toEqual(sent)
    expect(devices.open).toMatchObject([{ deviceId: 'mic-2' }, { deviceId: 'mic-2' }])
  })

  it('keep their pictures to themselves', async () => {
    const { all, a, context } = mergeable(2)
    await merge(all, never)
    expect(await setVideo(context, a.call, 'on', never)).toEqual({ ok: true })
    expect(a.connection.transceivers.map(({ sender }) => sender.track?.deviceId)).toEqual(['mix', 'cam-1'])
    await split(all)
    expect(a.connection.transceivers.map(({ sender }) => sender.track?.deviceId)).toEqual(['mic-1', 'cam-1'])
  })

  it('are heard again when the system has given the sound back', async () => {
    const { all, picture } = mergeable(2)
    await merge(all, never)
    FakeAudioContext.made[0]?.become('interrupted' as AudioContextState)
    expect(picture()).toEqual([[], []])
    await settle()
    expect(picture()).toEqual([
      [0, 2],
      [0, 1],
    ])
  })
})

describe('a merge that does not come about', () => {
  it('is not supported where there is no Web Audio', async () => {
    const { all } = mergeable(2)
    vi.stubGlobal('AudioContext', undefined)
    expect(await merge(all, never)).toEqual({ ok: false, reason: 'not-supported' })
  })

  it('is refused for a call that does not talk', async () => {
    const { all, b } = mergeable(2)
    b.call.stage = 'connecting'
    expect(await merge(all, never)).toMatchObject({ ok: false, reason: 'refused' })
    expect(FakeAudioContext.made).toEqual([])
  })

  it('leaves nothing behind when the browser sends no mix', async () => {
    const { all, b, picture } = mergeable(2)
    const { replaceTrack } = b.sender
    b.sender.replaceTrack = async (track) => {
      if (track?.deviceId === 'mix') throw new Error('InvalidModificationError')
      await replaceTrack(track)
    }
    expect(await merge(all, never)).toMatchObject({ ok: false, reason: 'failed' })
    expect(picture()).toEqual([[0], [0]])
    expectLetGo()
  })

  it('leaves nothing behind when the browser takes a stream for no source', async () => {
    const { all, b, picture } = mergeable(2)
    FakeAudioContext.unusable = b.far
    expect(await merge(all, never)).toMatchObject({ ok: false, reason: 'failed' })
    expect(picture()).toEqual([[0], [0]])
    expectLetGo()
  })

  it('leaves the merged ones as they are when it is one more that fails', async () => {
    const { all, c, picture } = mergeable(3)
    await merge(all.slice(0, 2), never)
    c.sender.replaceTrack = async () => {
      throw new Error('InvalidModificationError')
    }
    expect(await merge(all, never)).toMatchObject({ ok: false, reason: 'failed' })
    expect(picture()).toEqual([[0, 2], [0, 1], [0]])
  })

  it('is given up while the browser waits for the user to touch the page, and does not come later', async () => {
    const { all, picture } = mergeable(2)
    const { passed, open } = gate()
    FakeAudioContext.begin = 'suspended'
    FakeAudioContext.touched = passed
    const givenUp = new AbortController()
    const outcome = merge(all, givenUp.signal)
    await settle()
    givenUp.abort()
    expect(await outcome).toMatchObject({ ok: false, reason: 'failed' })
    expect(picture()).toEqual([[0], [0]])
    expectLetGo()
    open()
    await settle()
    expect(picture()).toEqual([[0], [0]])
  })

  it('that is given up is no merge, however late the browser sends the mix: nobody hears the other any more', async () => {
    const { all, b, picture, facts } = mergeable(2)
    const { passed, open } = gate()
    const { replaceTrack } = b.sender
    b.sender.replaceTrack = async (track) => {
      await passed
      await replaceTrack(track)
    }
    const givenUp = new AbortController()
    const outcome = merge(all, givenUp.signal)
    await settle()
    expect(picture()).toEqual([[0, 2], [0]])
    givenUp.abort()
    await settle()
    expect(picture()).toEqual([[0], [0]])
    open()
    expect(await outcome).toMatchObject({ ok: false, reason: 'failed' })
    expect([picture(), facts]).toEqual([[[0], [0]], []])
    expectLetGo()
  })

  it('that is given up while a call leaves those it was merged with brings it to nobody', async () => {
    const { legs, all } = mergeable(4)
    const [a, b, c, d] = legs
    if (c === undefined || d === undefined) throw new Error('Four calls.')
    await merge([c.call, d.call], never)
    await merge(all.slice(0, 2), never)
    const { passed, open } = gate()
    const { replaceTrack } = c.sender
    c.sender.replaceTrack = async (track) => {
      await passed
      await replaceTrack(track)
    }
    const givenUp = new AbortController()
    const outcome = merge(all, givenUp.signal)
    await settle()
    givenUp.abort()
    open()
    expect(await outcome).toMatchObject({ ok: false, reason: 'failed' })
    expect([a?.call.mix === b?.call.mix, c.call.mix, d.call.mix]).toEqual([true, undefined, undefined])
  })

  it('ends with a call that ends meanwhile, though the browser never answers then', async () => {
    const { all, a, b, picture } = mergeable(2)
    b.sender.replaceTrack = () => new Promise(() => undefined)
    const outcome = merge(all, never)
    await settle()
    b.call.release()
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect(picture()[0]).toEqual([0])
    expect(a.call.mix).toBeUndefined()
    expectLetGo()
  })
})

describe('a call that is split off', () => {
  it('hears this side alone, as the one does that is left', async () => {
    const { all, a, picture, legs } = mergeable(2)
    await merge(all, never)
    expect(await split([a.call])).toEqual({ ok: true })
    expect(picture()).toEqual([[0], [0]])
    expect(legs.map(({ sender, microphone }) => sender.track === microphone)).toEqual([true, true])
    expectLetGo()
  })

  it('leaves two others merged', async () => {
    const { all, a, picture } = mergeable(3)
    await merge(all, never)
    await split([a.call])
    expect(picture()).toEqual([[0], [0, 3], [0, 2]])
    // Of each that is left: far side to its gate, gate to the other, voice to itself.
    expect(FakeAudioContext.made[0]?.nodes.flatMap(({ to }) => [...to])).toHaveLength(6)
  })

  it('that was not merged stays as it is', async () => {
    const { a, picture } = mergeable(2)
    expect(await split([a.call])).toEqual({ ok: true })
    expect(picture()).toEqual([[0], [0]])
  })

  it('stays muted', async () => {
    const { all, a, picture } = mergeable(2)
    await merge(all, never)
    a.call.muted = true
    a.call.applyMedia()
    await split(all)
    expect(picture()).toEqual([[], [0]])
  })

  it('is split by its end, too: the last one hears this side alone', async () => {
    const { all, a, c, picture } = mergeable(3)
    await merge(all, never)
    a.call.release()
    await settle()
    expect(picture().slice(1)).toEqual([
      [0, 3],
      [0, 2],
    ])
    c.call.closeInputs()
    await settle()
    expect(picture()[1]).toEqual([0])
    expectLetGo()
  })
})
