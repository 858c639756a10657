import { describe, expect, it } from 'vitest'
import { openSimulated, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { flutter } from './native-sides.ts'
import { picturesOf } from './pictures.ts'
import { sample } from './samples.ts'

// The document of omicall_flutter_plugin 3.3, sample by sample: pictures.

describe.each(flutter)(sample('toggleVideo'), (_name, kind) => {
  it('goes by value, and leaves the call', async () => {
    const line = await talking(kind, true)
    for (const video of ['off', 'off', 'on'] as const) {
      expect(await line.answer(line.phone.setVideo(video))).toMatchObject({ ok: true })
      await line.pass()
      expect([theFar(line).seen.video, theCall(line).video.local.actual]).toEqual([video === 'on', video])
    }
    expect(theCall(line).phase).toBe('active')
  })
})

describe.each(flutter)(sample('switchCamera'), (_name, kind) => {
  it('switches; Flutter on Android tells of its camera besides', async () => {
    const line = await talking(kind, true)
    const told: unknown[] = []
    line.transport.on('cameraStatus', (status) => told.push(status))
    expect(await line.answer(line.phone.switchCamera())).toMatchObject({ ok: true })
    await line.pass()
    expect(told).toEqual(kind.platform === 'android' ? [{ on: true }] : [])
  })
})

describe.each(flutter)(sample('Troubleshooting: camera not switching'), (_name, kind) => {
  it('says beforehand that a call without pictures has no camera', async () => {
    const line = await talking(kind, false)
    expect(theCall(line).can.switchCamera).toBe(false)
    expect(theCall(line).cannot.switchCamera).toEqual(expect.any(String))
    expect(await line.answer(line.phone.switchCamera())).toMatchObject({ ok: false })
  })
})

describe.each(flutter)(sample('registerVideoEvent, removeVideoEvent'), (_name, kind) => {
  it('are asked by the transport, before each call with pictures and after it: each picture is told once', async () => {
    const { ready } = await picturesOf(kind)
    // Android tells of none.
    expect(ready).toHaveLength(kind.platform === 'ios' ? 2 : 0)
    expect(new Set(ready).size).toBe(ready.length)
  })
})

describe.each(flutter)(sample('setVideoListener'), (_name, kind) => {
  it('draws the picture of the far side once it is there', async () => {
    const { line, shown } = await picturesOf(kind)
    if (kind.platform === 'ios') expect(shown).toEqual(['on', 'on'])
    expect(theCall(line).video.local.actual).toBe('on')
  })
})

describe.each(flutter)(sample('LocalCameraView, RemoteCameraView'), (_name, kind) => {
  it('are the view types that the host registers; their refresh belongs to the host', async () => {
    const { transport, answer } = await openSimulated(kind)
    const { cameras } = transport.omi
    expect([cameras.local.view, cameras.remote.view]).toEqual([
      'omicallsdk/local_camera_view',
      'omicallsdk/remote_camera_view',
    ])
    expect(await answer(cameras.remote.refresh())).toMatchObject({ ok: false, reason: 'not-supported' })
  })
})

describe.each(flutter)(sample('Troubleshooting: no remote video'), (_name, kind) => {
  it('tells the host when to refresh its views; asked itself, it says that it cannot', async () => {
    const line = await talking(kind, true)
    let refreshed = 0
    line.transport.on('remoteVideoReady', () => {
      refreshed += 1
    })
    theFar(line).showVideo()
    await line.pass()
    expect(refreshed).toBe(kind.platform === 'ios' ? 1 : 0)
    expect(line.transport.omi.supports('refreshRemoteCamera')).toBe(false)
  })
})
