import { describe, expect, it } from 'vitest'
import { asConnection, asTrack, FakeConnection, FakeTrack, FakeTransceiver } from '../fixtures/media.fixture.ts'
import {
  arrivingVideo,
  hasVideo,
  isPictureWaiting,
  isVideoAgreed,
  sendPicture,
  setDirections,
  setHeard,
  takePictureAway,
  unwantedStreams,
} from './streams.ts'

const sound = () => new FakeTransceiver('audio', new FakeTrack('audio'), 'sendrecv')
const group = {} as MediaStream

function connected(...video: FakeTransceiver[]) {
  const fake = new FakeConnection(sound(), ...video)
  return { fake, connection: asConnection(fake) }
}

describe('the directions of a description', () => {
  it('send what there is to send, each stream by itself', () => {
    const [on, off] = [new FakeTrack('video'), null].map((track) => new FakeTransceiver('video', track, 'inactive'))
    const { fake, connection } = connected(on as FakeTransceiver, off as FakeTransceiver)
    setDirections(connection)
    expect(fake.transceivers.map(({ direction }) => direction)).toEqual(['sendrecv', 'sendrecv', 'recvonly'])
  })

  it('leave a stream alone that was refused', () => {
    const refused = new FakeTransceiver('video', null, 'recvonly')
    refused.refuse()
    setDirections(connected(refused).connection)
    expect(refused.direction).toBe('stopped')
  })
})

describe('the stream of video', () => {
  it('is added once, then used again', async () => {
    const { fake, connection } = connected()
    await sendPicture(connection, asTrack(new FakeTrack('video')), group)
    expect(isPictureWaiting(connection)).toBe(true)
    expect(hasVideo(connection)).toBe(false)
    fake.agree()
    expect(isPictureWaiting(connection)).toBe(false)
    expect(isVideoAgreed(connection)).toBe(true)
    await takePictureAway(connection)
    await sendPicture(connection, asTrack(new FakeTrack('video')), group)
    expect(fake.transceivers).toHaveLength(2)
    expect(fake.transceivers[1]?.sender.stream).toBe(group)
  })

  it('that was refused as a whole is asked for by no later offer', async () => {
    const { fake, connection } = connected()
    await sendPicture(connection, asTrack(new FakeTrack('video')), group)
    await takePictureAway(connection)
    // What the browser's next offer makes of it.
    if (fake.transceivers[1]) fake.transceivers[1].mid = '7'
    expect(unwantedStreams(connection)).toEqual(['7'])
  })

  it('is the one that the far side knows, where another was left behind', async () => {
    const left = new FakeTransceiver('video', null, null)
    const known = new FakeTransceiver('video', null, 'recvonly')
    const { connection } = connected(left, known)
    await sendPicture(connection, asTrack(new FakeTrack('video')), group)
    expect(known.sender.track).not.toBeNull()
    expect(left.sender.track).toBeNull()
    expect(unwantedStreams(connection)).toEqual([])
  })

  it('arrives where it was agreed that the far side sends', () => {
    for (const [direction, arrives] of [
      ['sendrecv', true],
      ['recvonly', true],
      ['sendonly', false],
      ['inactive', false],
    ] as const) {
      const video = new FakeTransceiver('video', null, direction)
      expect(arrivingVideo(connected(video).connection) !== undefined, direction).toBe(arrives)
    }
    expect(arrivingVideo(connected().connection)).toBeUndefined()
  })
})

describe('what arrives', () => {
  it('can be silenced and blackened', () => {
    const { fake, connection } = connected(new FakeTransceiver('video', null, 'recvonly'))
    const enabled = () => fake.transceivers.map(({ receiver }) => receiver.track.enabled)
    setHeard(connection, { sound: false, picture: false })
    expect(enabled()).toEqual([false, false])
    setHeard(connection, { sound: false, picture: true })
    expect(enabled()).toEqual([false, true])
    setHeard(connection, { sound: true, picture: true })
    expect(enabled()).toEqual([true, true])
  })
})
