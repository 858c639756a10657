import type { Page } from 'playwright'

declare global {
  interface Window {
    offhookConnections: RTCPeerConnection[]
    offhookMicrophones: MediaStreamTrack[]
  }
}

/** MUST run before the page's own scripts: keeps hold of every peer connection and microphone, whoever opens it. */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = []
    window.offhookConnections = made
    window.RTCPeerConnection = class extends window.RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        made.push(this)
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
