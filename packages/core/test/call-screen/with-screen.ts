import { settle } from '@offhook/testing'
import { type BenchOptions, createBench } from '../phone-bench.ts'
import { createFakeSurface } from './fake-surface.ts'

/** A ready phone beside a call screen. `signedIn: false`: nobody has signed in yet. */
export async function withScreen({
  surface = createFakeSurface(),
  signedIn = true,
  ...options
}: BenchOptions & { readonly surface?: ReturnType<typeof createFakeSurface>; readonly signedIn?: boolean } = {}) {
  const bench = await createBench({ ...options, phone: { ...options.phone, surface } })
  await settle()
  if (signedIn) await bench.signIn()
  return Object.assign(bench, {
    surface,
    /** What the screen shows now, by uuid: the newest level of each call that is not closed. */
    screen: () => {
      const calls = new Map(surface.shows.map((call) => [call.uuid, call]))
      for (const { call } of surface.closes) calls.delete(call.uuid)
      return [...calls.values()]
    },
    os: (uuid: string) => ({ refs: { 'os.uuid': uuid } }),
  })
}

/** The same, in a call that talks, `out-1`. */
export async function talkingOnScreen(options?: Parameters<typeof withScreen>[0]) {
  const bench = await withScreen(options)
  await bench.talking()
  await settle()
  return bench
}
