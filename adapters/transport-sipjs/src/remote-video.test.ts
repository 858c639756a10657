import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { talking } from './context.fixture.ts'
import { settle } from './fake-sip.fixture.ts'
import { setHold } from './hold.ts'
import { FakeStream, type FakeTrack, FakeTransceiver } from './media.fixture.ts'
import { followRemoteVideo } from './remote-video.ts'

/** Screens of the page, which show a frame when the test says so. */
const screens: FakeScreen[] = []

class FakeScreen extends EventTarget {
  srcObject: unknown = null
  showFrame() {
    this.dispatchEvent(new Event('loadeddata'))
  }
}

beforeEach(() => {
  screens.length = 0
  vi.stubGlobal('MediaStream', FakeStream)
  vi.stubGlobal('document', {
    createElement: () => {
      const screen = new FakeScreen()
      screens.push(screen)
      return screen
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A call in which the far side is agreed to send video. */
function bench() {
  const talk = talking()
  const stream = new FakeTransceiver('video', null, 'recvonly')
  talk.connection.transceivers.push(stream)
  const told = () => talk.facts.flatMap((fact) => (fact.type === 'call.videoChanged' ? fact.video : []))
  const follow = () => followRemoteVideo(talk.context, talk.call)
  return { ...talk, stream, track: stream.receiver.track as FakeTrack, told, follow }
}

describe('the picture of the far side', () => {
  it('is on when its first frame arrives, not when it is agreed', () => {
    const { follow, told, facts, call } = bench()
    follow()
    expect(facts).toEqual([])
    expect(call.remoteView.stream).toBeUndefined()
    screens[0]?.showFrame()
    expect(facts).toMatchObject([{ type: 'call.videoChanged', side: 'remote', video: 'on', by: 'remote' }])
    expect(call.remoteView.stream?.getTracks()).toHaveLength(1)
    follow()
    expect(told()).toEqual(['on'])
    expect(screens).toHaveLength(1)
    expect(screens[0]?.srcObject).toBeNull()
  })

  it('is paused while the browser has it muted', () => {
    const { follow, told, track } = bench()
    follow()
    screens[0]?.showFrame()
    track.muted = true
    track.dispatchEvent(new Event('mute'))
    track.muted = false
    track.dispatchEvent(new Event('unmute'))
    expect(told()).toEqual(['on', 'paused', 'on'])
  })

  it('is off when the far side no longer sends it', () => {
    const { follow, told, stream, call } = bench()
    follow()
    screens[0]?.showFrame()
    stream.currentDirection = 'inactive'
    follow()
    expect(told()).toEqual(['on', 'off'])
    expect(call.remoteView.stream).toBeUndefined()
  })

  it('is not on because of a frame that comes when it is off', () => {
    const { follow, told, stream } = bench()
    follow()
    stream.currentDirection = 'inactive'
    follow()
    screens[0]?.showFrame()
    expect(told()).toEqual([])
  })

  it('is off on hold, whoever holds, and on again with the next frame', async () => {
    const { context, call, follow, facts, told } = bench()
    follow()
    screens[0]?.showFrame()
    await setHold(context, call, true)
    expect(facts.at(-1)).toMatchObject({ side: 'remote', video: 'off', by: 'user' })
    await setHold(context, call, false)
    expect(told()).toEqual(['on', 'off'])
    screens[1]?.showFrame()
    expect(told()).toEqual(['on', 'off', 'on'])
    call.heldByRemote = true
    follow()
    expect(facts.at(-1)).toMatchObject({ side: 'remote', video: 'off', by: 'remote' })
  })

  it('that was offered and is not sent is said to be off', () => {
    const { call, stream, follow, told } = bench()
    call.remoteVideo = undefined
    stream.currentDirection = 'inactive'
    follow()
    expect(told()).toEqual(['off'])
  })

  it('is no more spoken of when the call has ended', () => {
    const { call, follow, told } = bench()
    follow()
    call.release()
    screens[0]?.showFrame()
    expect(told()).toEqual([])
  })

  it('is taken from the word of the browser away from a page', async () => {
    vi.stubGlobal('document', undefined)
    const { follow, told, track } = bench()
    track.muted = true
    follow()
    await settle()
    expect(told()).toEqual([])
    track.muted = false
    track.dispatchEvent(new Event('unmute'))
    expect(told()).toEqual(['on'])
  })
})
