import type { Page } from 'playwright'

interface Described {
  readonly ufrag: string | undefined
  readonly candidates: number
}

/** The path of the page's newest connection: as both sides described it, and as its transport uses it. */
export interface Ice {
  readonly local: Described
  readonly remote: Described
  readonly transportUfrag: string | undefined
}

export async function iceOf(page: Page): Promise<Ice> {
  return await page.evaluate(async () => {
    const connection = window.offhookConnections.at(-1)
    const described = (description: RTCSessionDescription | null | undefined) => ({
      ufrag: /^a=ice-ufrag:(\S+)/m.exec(description?.sdp ?? '')?.[1],
      candidates: description?.sdp.match(/^a=candidate:/gm)?.length ?? 0,
    })
    const stats = [...((await connection?.getStats())?.values() ?? [])]
    return {
      local: described(connection?.localDescription),
      remote: described(connection?.remoteDescription),
      transportUfrag: stats.find(({ type }) => type === 'transport')?.iceLocalUsernameFragment,
    }
  })
}
