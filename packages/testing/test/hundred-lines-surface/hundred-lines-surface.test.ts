import { readFile } from 'node:fs/promises'
import { createPhone } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import {
  createScriptedTransport,
  createVirtualClock,
  describeSurface,
  planSurfaceCases,
  settle,
  surfaceCard,
  surfaceCaseNames,
} from '../../src/index.ts'
import { createTinySurface } from './hundred-lines-surface.ts'
import { createTinyOs } from './tiny-os.ts'
import { TinyScreen } from './tiny-screen.ts'

const lacks = {
  'call back': 'The OS keeps no missed calls.',
  group: 'The OS merges nobody.',
  'push token': 'Pushes reach the OS, not the app.',
  custom: 'Nothing native speaks to the app.',
}

describeSurface('tiny', {
  create() {
    const screen = new TinyScreen()
    const launch = () => createTinySurface(screen)
    return { surface: launch(), os: createTinyOs(screen), relaunch: launch }
  },
  lacks,
})

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

describe('the surface in about 100 lines', () => {
  it('has no more than that', async () => {
    const lines = (await read('hundred-lines-surface.ts')).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(125)
  })

  it('stands in the page for authors as it is here', async () => {
    const page = await read('../../../../docs/writing-a-surface.md')
    const [surface, kit] = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)
    expect(surface).toBe(await read('hundred-lines-surface.ts'))
    expect(await read('hundred-lines-surface.test.ts')).toContain(`\n${kit}\n`)
  })

  it('has the card that the page shows a part of', async () => {
    const page = await read('../../../../docs/writing-a-surface.md')
    const shown = /```\n(Surface kit: .*?)\n```/s.exec(page)?.[1]?.split('\n') ?? []
    const card = surfaceCard('tiny', planSurfaceCases({ lacks }), new Set(surfaceCaseNames), lacks).split('\n')
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.filter((line) => !card.includes(line))).toEqual([])
  })

  it('carries a phone: answered on the screen, and closed there when the far side hangs up', async () => {
    const screen = new TinyScreen()
    const transport = createScriptedTransport()
    const phone = createPhone({ transport, surface: createTinySurface(screen), clock: createVirtualClock() })
    await phone.start()
    await settle()
    const call = { refs: { 'test.call': '1' } }
    transport.emit({ type: 'call.offered', call, remote: { address: '200' } })
    await settle()
    const [row] = [...screen.rows.values()]
    expect(row).toMatchObject({ number: '200', state: 'ringing' })
    screen.answer(row?.id ?? '')
    expect(transport.last('answer').command).toMatchObject({ call })
    transport.emit({ type: 'call.established', call })
    await settle()
    expect(row?.state).toBe('up')
    transport.emit({ type: 'call.ended', call, reason: 'hung-up', by: 'remote' })
    await settle()
    expect(screen.rows.size).toBe(0)
    await phone.stop()
  })
})
