import { expect, vi } from 'vitest'
import type { CheckContext } from './check.ts'
import { type CheckName, checkNames, checks } from './checks/all.ts'
import type { FakePhone } from './fake-phone.ts'
import type { BindingHarness, Mounted } from './harness.ts'

/** Runs one check in one mode, then sees that nothing stayed behind: no listener, no command, no word on the console. */
export async function runCheck(harness: BindingHarness, modeName: string, name: CheckName): Promise<void> {
  const mode = harness.modes.find((one) => one.name === modeName)
  if (mode === undefined) throw new Error(`The harness has no mode "${modeName}".`)

  const complaints: unknown[][] = []
  const spies = (['error', 'warn'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void complaints.push(words)),
  )
  const phones = new Set<FakePhone>()
  const open = new Set<Mounted>()
  const context: CheckContext = {
    act: harness.act,
    renderToString: harness.renderToString,
    provider: harness.provider,
    double: mode.double,
    async mount(phone, ...consumers) {
      if (phone !== undefined) phones.add(phone)
      const mounted = await harness.mount(mode.name, phone, consumers)
      open.add(mounted)
      return mounted
    },
  }
  try {
    await checks[name](context)
  } finally {
    for (const mounted of open) await mounted.unmount()
    for (const spy of spies) spy.mockRestore()
  }
  for (const phone of phones) {
    expect(phone.commands, 'commands').toEqual([])
    expect(phone.listeners.present, 'listeners').toBe(0)
    expect(phone.qualityListeners.present, 'quality listeners').toBe(0)
  }
  expect(complaints, 'console').toEqual([])
}

/** The checks that this binding fails: to see of a binding with a known fault that the suite finds it. */
export async function failedChecks(harness: BindingHarness, modeName: string): Promise<readonly CheckName[]> {
  const failed: CheckName[] = []
  for (const name of checkNames) await runCheck(harness, modeName, name).catch(() => failed.push(name))
  return failed
}
