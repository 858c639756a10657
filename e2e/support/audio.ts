import type { Page } from 'playwright'

declare global {
  interface Window {
    /** Those that are not closed. */
    offhookConnections: RTCPeerConnection[]
    /** Those that were not stopped. */
    offhookMicrophones: MediaStreamTrack[]
    /** The digits that were really sent as tones. */
    offhookTones: string
  }
}

/** MUST run before the page's own scripts: keeps hold of every peer connection and microphone, whoever opens it. */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = []
    window.offhookConnections = made
    // Whatever is over MUST be let go: a page that calls for hours would keep all of it.
    const drop = <T>(list: T[], item: T) => {
      if (list.includes(item)) list.splice(list.indexOf(item), 1)
    }
    window.RTCPeerConnection = class extends window.RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        made.push(this)
      }
      override close() {
        super.close()
        drop(made, this)
      }
    }
    const opened: MediaStreamTrack[] = []
    window.offhookMicrophones = opened
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints)
      opened.push(...stream.getTracks())
      return stream
    }
    const { clone, stop } = MediaStreamTrack.prototype
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this)
      opened.push(copy)
      return copy
    }
    MediaStreamTrack.prototype.stop = function () {
      stop.call(this)
      drop(opened, this)
    }
    window.offhookTones = ''
    const heard = new WeakSet<RTCDTMFSender>()
    const { insertDTMF } = RTCDTMFSender.prototype
    RTCDTMFSender.prototype.insertDTMF = function (...given) {
      if (!heard.has(this)) this.addEventListener('tonechange', ({ tone }) => (window.offhookTones += tone))
      heard.add(this)
      insertDTMF.apply(this, given)
    }
  })
}

interface AudioPackets {
  readonly sent: number
  readonly received: number
  /** Loudness that arrived since the connection began; it stands still in silence. */
  readonly energy: number
}

/** Audio packets over all live connections of the page. */
async function audioPackets(page: Page): Promise<AudioPackets> {
  return await page.evaluate(async () => {
    const total = { sent: 0, received: 0, energy: 0 }
    for (const connection of window.offhookConnections) {
      if (connection.signalingState === 'closed') continue
      for (const stat of (await connection.getStats()).values()) {
        if (stat.kind !== 'audio') continue
        if (stat.type === 'outbound-rtp') total.sent += stat.packetsSent
        if (stat.type === 'inbound-rtp') {
          total.received += stat.packetsReceived
          total.energy += stat.totalAudioEnergy ?? 0
        }
      }
    }
    return total
  })
}

/** How many audio packets arrive in about a second; 50 is the full rate. */
export async function arrivals(page: Page): Promise<{ readonly packets: number; readonly energy: number }> {
  const before = await audioPackets(page)
  await page.waitForTimeout(1_000)
  const after = await audioPackets(page)
  return { packets: after.received - before.received, energy: after.energy - before.energy }
}

/** How many audio packets arrive in about a second; no further than one more than `enough`, for which nobody waits longer. */
export async function packetsUpTo(page: Page, enough: number): Promise<number> {
  const before = (await audioPackets(page)).received
  const until = Date.now() + 1_000
  for (;;) {
    await page.waitForTimeout(100)
    const more = (await audioPackets(page)).received - before
    if (more > enough || Date.now() >= until) return more
  }
}

/** Peer connections and microphones that are still open: a finished call MUST leave none. */
export async function openMedia(page: Page): Promise<{ readonly connections: number; readonly microphones: number }> {
  return await page.evaluate(() => ({
    connections: window.offhookConnections.filter(({ signalingState }) => signalingState !== 'closed').length,
    microphones: window.offhookMicrophones.filter(({ readyState }) => readyState === 'live').length,
  }))
}

/** Where the newest peer connection of the page stands in offer and answer. */
export async function negotiated(page: Page) {
  return await page.evaluate(() => {
    const connection = window.offhookConnections.at(-1)
    const directions = connection?.getTransceivers().map(({ direction }) => direction)
    return { signalling: connection?.signalingState, directions }
  })
}

/** The payload types that the page's newest call agreed on for digits (RFC 4733), one for each clock rate. */
export async function digitPayloadTypes(page: Page): Promise<number[]> {
  const sdp = await page.evaluate(() => window.offhookConnections.at(-1)?.currentRemoteDescription?.sdp)
  return [...(sdp ?? '').matchAll(/^a=rtpmap:(\d+) telephone-event/gm)].map(([, type]) => Number(type))
}

/** The digits that the page's calls sent as tones, in order. */
export async function digitsSent(page: Page): Promise<string> {
  return await page.evaluate(() => window.offhookTones)
}
