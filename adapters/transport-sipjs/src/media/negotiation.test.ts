import { describe, expect, it } from 'vitest'
import { gate, settle } from '../fixtures/fake-sip.fixture.ts'
import { FakeConnection, FakeTrack, FakeTransceiver } from '../fixtures/media.fixture.ts'
import { type DescriptionHandler, GlareError, Negotiation } from './negotiation.ts'

const sound = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=sendrecv']
const picture = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', 'a=recvonly']
const sdp = (...lines: string[]) => [...lines, ''].join('\r\n')

/** The browser's part: it describes what the test says, as an offer or an answer by where the signalling stands. */
function bench() {
  const transceiver = new FakeTransceiver('audio', new FakeTrack('audio'), 'sendrecv')
  const connection = new FakeConnection(transceiver)
  const { passed, open } = gate()
  open()
  const browser = { describes: sdp(...sound), gathered: passed, rollbacks: 0 }
  const describe = async ({ type }: { readonly type: string }) => {
    if (type !== 'rollback') return
    browser.rollbacks += 1
    connection.signalingState = 'stable'
  }
  const inner = {
    gathersAnew: false,
    peerConnection: Object.assign(connection, { setLocalDescription: describe, setRemoteDescription: describe }),
    async getDescription() {
      await browser.gathered
      connection.signalingState = connection.signalingState === 'stable' ? 'have-local-offer' : 'stable'
      return { body: browser.describes, contentType: 'application/sdp' }
    },
    async setDescription(given: string) {
      connection.signalingState = connection.signalingState === 'stable' ? 'have-remote-offer' : 'stable'
      connection.remoteDescription = { sdp: given }
    },
  }
  const negotiation = new Negotiation(inner as unknown as DescriptionHandler)
  return { negotiation, connection, inner, browser }
}

describe('hold', () => {
  it('is written into the offer that asks for it, and into those after it once it stands', async () => {
    const { negotiation } = bench()
    const body = async (hold?: boolean) => {
      const offer = await negotiation.getDescription(hold === undefined ? {} : { hold })
      await negotiation.setDescription(sdp(...sound))
      return offer.body
    }
    expect(await body()).toContain('a=sendrecv')
    expect(await body(true)).toContain('a=sendonly')
    negotiation.held = true
    expect(await body()).toContain('a=sendonly')
    expect(await body(false)).toContain('a=sendrecv')
  })

  it('is written into the answer to an offer of the far side', async () => {
    const { negotiation } = bench()
    negotiation.held = true
    await negotiation.setDescription(sdp(...sound))
    expect(negotiation.busy).toBe(true)
    expect((await negotiation.getDescription({})).body).toContain('a=sendonly')
    expect(negotiation.busy).toBe(false)
  })
})

describe('a picture that the far side refused', () => {
  it('is asked for by no later offer', async () => {
    const { negotiation, connection, browser } = bench()
    const left = new FakeTransceiver('video', null, null)
    left.mid = '1'
    connection.transceivers.push(left)
    browser.describes = sdp(...sound, ...picture)
    expect((await negotiation.getDescription({})).body).toContain('m=video 0 ')
  })
})

describe('candidates', () => {
  it('are waited for in the answer to an ICE restart, and in that one only', async () => {
    const { negotiation, inner } = bench()
    const exchange = async (ufrag: string) => {
      await negotiation.setDescription(sdp(...sound, `a=ice-ufrag:${ufrag}`))
      const { gathersAnew } = inner
      await negotiation.getDescription({})
      return gathersAnew
    }
    expect(await exchange('aaaa')).toBe(false)
    expect(await exchange('bbbb')).toBe(true)
    expect(await exchange('bbbb')).toBe(false)
  })
})

describe('an offer', () => {
  it('that was refused is rolled back, whoever made it', async () => {
    for (const side of ['ours', 'theirs'] as const) {
      const { negotiation, connection, browser } = bench()
      await (side === 'ours' ? negotiation.getDescription({}) : negotiation.setDescription(sdp(...sound)))
      expect(negotiation.busy).toBe(true)
      await negotiation.rollbackDescription()
      expect([browser.rollbacks, connection.signalingState, negotiation.busy]).toEqual([1, 'stable', false])
    }
  })

  it('gives way to one of the far side that comes before it is sent', async () => {
    const { negotiation, connection, browser } = bench()
    const { passed, open } = gate()
    browser.gathered = passed
    const ours = negotiation.getDescription({}).catch((error: unknown) => error)
    await settle()
    const theirs = negotiation.setDescription(sdp(...sound))
    open()
    expect(await ours).toBeInstanceOf(GlareError)
    await theirs
    expect(browser.rollbacks).toBe(1)
    expect(connection.signalingState).toBe('have-remote-offer')
    await negotiation.withdraw()
    expect(connection.signalingState).toBe('have-remote-offer')
    await negotiation.getDescription({})
    expect(connection.signalingState).toBe('stable')
  })
})
