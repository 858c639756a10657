import type { CallView } from '@offhook/core'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { grace, incoming } from '../gallery/fixtures.ts'
import { mount } from '../testing/mount.ts'
import { useCallNotification } from './use-call-notification.ts'

function stubNotifications(permission: NotificationPermission) {
  const shown: { title: string; close: () => void }[] = []
  class Stub {
    static permission = permission
    static requestPermission = vi.fn(async () => 'granted' as const)
    readonly close = vi.fn()
    constructor(readonly title: string) {
      shown.push(this)
    }
  }
  vi.stubGlobal('Notification', Stub)
  return { shown, Stub }
}

let ask: (() => void) | undefined
function Stand({ call }: { readonly call?: CallView }) {
  ask = useCallNotification(call).ask
  return null
}

describe('useCallNotification', () => {
  let hidden = true
  beforeEach(() => {
    hidden = true
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('shows who calls while the page is hidden, and takes it away with the call', () => {
    const { shown } = stubNotifications('granted')
    const call = incoming(grace)
    mount(<Stand call={call} />)
    mount(<Stand call={{ ...call }} />)
    expect(shown.map(({ title }) => title)).toEqual(['Grace Hopper'])
    mount(<Stand />)
    expect(shown[0]?.close).toHaveBeenCalledOnce()
  })

  it('is silent while the page is seen', () => {
    const { shown } = stubNotifications('granted')
    hidden = false
    mount(<Stand call={incoming(grace)} />)
    expect(shown).toEqual([])
  })

  it('is silent where it is not allowed', () => {
    const { shown } = stubNotifications('denied')
    mount(<Stand call={incoming(grace)} />)
    expect(shown).toEqual([])
  })

  it('asks the browser once, and never by itself', async () => {
    const { Stub } = stubNotifications('default')
    mount(<Stand />)
    expect(Stub.requestPermission).not.toHaveBeenCalled()
    await act(async () => ask?.())
    expect(Stub.requestPermission).toHaveBeenCalledOnce()
    expect(ask).toBeUndefined()
  })

  it('has nothing to ask where there are no notifications', () => {
    vi.stubGlobal('Notification', undefined)
    mount(<Stand call={incoming(grace)} />)
    expect(ask).toBeUndefined()
  })
})
