import { randomUUID } from 'node:crypto'
import type { CallId, Target } from '@offhook/core'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { TransportPhone } from './transport-phone.ts'
import { taken } from './transport-scenario.ts'

/** Frames in a second that count as a moving picture; the fake cameras give 20. */
const frameRate = 5

/** Above this a picture of the fake cameras is seen; below it there is black. */
export const bright = 40

export async function allowCamera(...phones: TransportPhone[]): Promise<void> {
  for (const { page } of phones) await page.context().grantPermissions(['microphone', 'camera'])
}

/** Alice calls, Bob answers, each with or without video. */
export async function talkWithVideo(
  alice: TransportPhone,
  bob: TransportPhone,
  video: { readonly ofAlice: boolean; readonly ofBob: boolean } = { ofAlice: true, ofBob: true },
): Promise<{ ofAlice: Target; ofBob: Target }> {
  const call: Target = { callId: randomUUID() as CallId, refs: {} }
  const outcome = await alice.execute({ type: 'startCall', call, to: '101', video: video.ofAlice, muted: false })
  if (!outcome.ok) throw new Error(`${alice.name} could not dial: ${JSON.stringify(outcome)}`)
  const ofBob = await bob.rung()
  expect(await bob.execute({ type: 'answer', call: ofBob, video: video.ofBob, muted: false })).toEqual(taken)
  await alice.next('call.established')
  await bob.next('call.established')
  return { ofAlice: { ...call, refs: outcome.refs ?? {} }, ofBob }
}

export const setVideo = (call: Target, video: 'off' | 'paused' | 'on') =>
  ({ type: 'setVideo', call, video, from: undefined }) as const

async function framesDecoded(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    let frames = 0
    for (const connection of window.offhookConnections) {
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'video') frames += stat.framesDecoded ?? 0
      }
    }
    return frames
  })
}

/** How many frames of the far side arrive in about a second; for more than `enough` nobody waits longer. */
async function framesUpTo(page: Page, enough: number): Promise<number> {
  const before = await framesDecoded(page)
  const until = Date.now() + 1_000
  for (;;) {
    await page.waitForTimeout(100)
    const more = (await framesDecoded(page)) - before
    if (more > enough || Date.now() >= until) return more
  }
}

/** Waits until the far side's picture moves at each. */
export async function expectSeeing(...phones: readonly { readonly page: Page }[]): Promise<void> {
  await Promise.all(
    phones.map(async ({ page }) => {
      const seen = expect.poll(() => framesUpTo(page, frameRate), { timeout: 10_000, message: 'frames in a second' })
      await seen.toBeGreaterThan(frameRate)
    }),
  )
}

export async function expectNoFrames(...phones: readonly { readonly page: Page }[]): Promise<void> {
  for (const { page } of phones) await expect.poll(() => framesUpTo(page, 0), { timeout: 10_000 }).toBe(0)
}

export async function look(phone: TransportPhone, call: Target, side: 'local' | 'remote'): Promise<number | undefined> {
  return await phone.page.evaluate(([id, of]) => window.probe.look(id, of), [call.callId, side] as const)
}

/** The devices that the page captures from. */
export async function devicesInUse(page: Page): Promise<readonly (string | undefined)[]> {
  return await page.evaluate(() =>
    window.offhookMicrophones
      .filter(({ readyState }) => readyState === 'live')
      .map((track) => track.getSettings().deviceId),
  )
}

export async function inputIds(page: Page, kind: MediaDeviceKind): Promise<readonly string[]> {
  return await page.evaluate(async (wanted) => {
    const devices = await navigator.mediaDevices.enumerateDevices()
    return devices.filter((device) => device.kind === wanted).map(({ deviceId }) => deviceId)
  }, kind)
}

/** What the far side last described, one word for each stream. */
export async function remoteStreams(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const sdp = window.offhookConnections.at(-1)?.remoteDescription?.sdp ?? ''
    return [...sdp.matchAll(/^m=(\w+) (\d+)/gm)].map(([, kind, port]) => (port === '0' ? `${kind} refused` : `${kind}`))
  })
}

export function invites(messages: readonly { readonly text: string }[]): number {
  return messages.filter(({ text }) => text.startsWith('INVITE')).length
}
