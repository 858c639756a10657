import { writeFileSync } from 'node:fs'
import { phoneSteps } from '@offhook/testing'
import fc from 'fast-check'
import { it } from 'vitest'
import { live } from './laws/live.ts'
import { talkSteps } from './laws/talk-steps.ts'
import { arbitraryWorld } from './laws/world.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g
const classify = (m: string) =>
  m
    .split('\n')[0]!
    .replace(/^\[\d+\] /, '')
    .replace(uuid, 'ID')
    .replace(/: .*is not.*/s, '')
    .replace(/"to":"[^"]*"/g, '"to"')
    .replace(/\d+/g, 'N')
    .slice(0, 230)
it('scan', async () => {
  const n = Number(process.env.N ?? 2000)
  const pairs = fc.sample(fc.tuple(arbitraryWorld, process.env.TALK ? talkSteps : phoneSteps()), {
    numRuns: n,
    seed: Number(process.env.SEED ?? 1),
  })
  const classes = new Map<string, number>()
  const best = new Map<string, { o: any; s: any }>()
  const t = Date.now()
  for (const [o, s] of pairs) {
    try {
      await live(o, s)
    } catch (e) {
      const c = classify((e as Error).message)
      classes.set(c, (classes.get(c) ?? 0) + 1)
      if (!best.has(c) || best.get(c)!.s.length > s.length) best.set(c, { o, s })
    }
  }
  console.log(n, 'runs in', Date.now() - t, 'ms')
  const out: string[] = []
  for (const [c, count] of [...classes].sort((a, b) => b[1] - a[1])) {
    // delta debugging
    let { o, s } = best.get(c)!
    const still = async (x: any) => {
      try {
        await live(o, x)
        return undefined
      } catch (e) {
        return classify((e as Error).message) === c ? (e as Error).message : undefined
      }
    }
    let msg = ''
    for (let again = true; again; ) {
      again = false
      for (let i = s.length - 1; i >= 0; i--) {
        const t2 = s.filter((_: any, j: number) => j !== i)
        const m = await still(t2)
        if (m) {
          s = t2
          msg = m
          again = true
        }
      }
    }
    out.push(`#### ${count}× ${c}\n${JSON.stringify(o)}\n${msg.slice(0, 3500)}\n`)
  }
  writeFileSync('/tmp/scan.txt', out.join('\n'))
}, 600000)
