import { readFile } from 'node:fs/promises'
import { createPhone } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { caseNames, complianceCard, describeTransport, planCases } from '../../src/index.ts'
import { createTinyTransport } from './hundred-lines-transport.ts'
import { createTinyFar } from './tiny-far.ts'
import { TinyClient } from './tiny-sdk.ts'

describeTransport('tiny', {
  capabilities: { ...createTinyTransport(new TinyClient()).capabilities, listCalls: false },
  create() {
    const sdk = new TinyClient()
    return { sdk, transport: createTinyTransport(sdk) }
  },
  far: ({ sdk }) => createTinyFar(sdk),
  farCan: ['transfer progress'],
  gaps: [{ test: 'names the caller', reason: 'The SDK does not say who calls.' }],
})

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

describe('the transport in 100 lines', () => {
  it('has 100 lines at the most', async () => {
    const lines = (await read('hundred-lines-transport.ts')).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(100)
  })

  it('stands in the page for authors as it is here', async () => {
    const page = await read('../../../../docs/writing-a-transport.md')
    const [transport, kit] = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)
    expect(transport).toBe(await read('hundred-lines-transport.ts'))
    expect(await read('hundred-lines.test.ts')).toContain(`\n${kit}\n`)
  })

  it('has the card that the page shows a part of', async () => {
    const page = await read('../../../../docs/writing-a-transport.md')
    const shown = /```\n(Transport kit: .*?)\n```/s.exec(page)?.[1]?.split('\n') ?? []
    const { capabilities } = createTinyTransport(new TinyClient())
    const gap = { test: 'names the caller', reason: 'The SDK does not say who calls.' } as const
    const plan = planCases({ ...capabilities, listCalls: false }, [gap], ['transfer progress'])
    const card = complianceCard('tiny', plan, new Set(caseNames)).split('\n')
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.filter((line) => !card.includes(line))).toEqual([])
  })

  it('carries a phone', async () => {
    const sdk = new TinyClient()
    const phone = createPhone({ transport: createTinyTransport(sdk) })
    await phone.start()
    await phone.signIn('right')
    await phone.startCall({ to: 'far' })
    sdk.calls[0]?.accept()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase: 'active', direction: 'outgoing' }])
    await phone.hangUp()
    expect(phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
    await phone.stop()
  })
})
