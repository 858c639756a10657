import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whenPageHides } from './page-hide.ts'
import { soundSdp } from './sip-message.fixture.ts'
import { settle, sipPhone } from './sip-phone.fixture.ts'

let page: EventTarget
beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
})
afterEach(() => vi.unstubAllGlobals())

const hide = (persisted: boolean) => page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))

describe('a page', () => {
  it('is left when it is hidden for good, not when the browser keeps it', () => {
    const leave = vi.fn()
    whenPageHides(leave)
    hide(true)
    expect(leave).not.toHaveBeenCalled()
    hide(false)
    expect(leave).toHaveBeenCalledTimes(1)
  })

  it('is not listened to any more once stopped', () => {
    const leave = vi.fn()
    whenPageHides(leave)()
    hide(false)
    expect(leave).not.toHaveBeenCalled()
  })

  it('is not there in Node', () => {
    vi.unstubAllGlobals()
    expect(() => whenPageHides(() => undefined)()).not.toThrow()
  })
})

describe('a transport whose page is left', () => {
  /** What is handed to the WebSocket within the browser's event; later is too late. */
  function sentAtOnce({ server }: Awaited<ReturnType<typeof sipPhone>>) {
    const send = vi.spyOn(server.socket, 'send')
    hide(false)
    return send.mock.calls.map(([text]) => text.split('\r\n')[0]?.replace(/sip:\S+ /, ''))
  }

  it('hangs up a call that talks', async () => {
    const phone = await sipPhone()
    await phone.talk()
    expect(sentAtOnce(phone)).toEqual(['BYE SIP/2.0'])
    await settle()
    expect(phone.of('call.ended')).toMatchObject([{ by: 'local' }])
  })

  it('cancels a call that it dialled', async () => {
    const phone = await sipPhone()
    await phone.ready()
    phone.server.on('INVITE', (request) => phone.server.reply(request, 180))
    await phone.dial()
    await settle()
    expect(sentAtOnce(phone)).toEqual(['CANCEL SIP/2.0'])
  })

  it('refuses a call that rings: nobody here failed to answer it', async () => {
    const phone = await sipPhone()
    await phone.ready()
    phone.server.send('INVITE', { body: soundSdp() })
    await settle()
    expect(sentAtOnce(phone)).toEqual(['SIP/2.0 480 Temporarily Unavailable'])
    await settle()
    expect(phone.of('call.ended')).toMatchObject([{ reason: 'cancelled', by: 'system' }])
  })

  it('lets the calls be where the app wants it so, and where it has stopped', async () => {
    const phone = await sipPhone({ hangUpOnPageHide: false })
    await phone.talk()
    expect(sentAtOnce(phone)).toEqual([])
    const stopped = await sipPhone()
    await stopped.talk()
    const { socket } = stopped.server
    await stopped.transport.stop()
    const send = vi.spyOn(socket, 'send')
    hide(false)
    expect(send).not.toHaveBeenCalled()
  })
})
