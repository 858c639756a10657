import { describe, expect, it, vi } from 'vitest'
import { loadReactNative } from '../../../scripts/vitest/react-native/index.ts'

const kinds = (['ios', 'android'] as const).flatMap((platform) =>
  (['old', 'new'] as const).map((architecture) => ({ platform, architecture })),
)

/** A module that counts whom JavaScript listens for, as `RCTEventEmitter` does. */
function createEcho() {
  const heard: string[] = []
  return {
    heard,
    echo: async (value: unknown) => value,
    addListener: (event: string) => void heard.push(event),
    removeListeners: (count: number) => void heard.splice(-count),
  }
}

describe.each(kinds)('React Native 0.88 on $platform, $architecture architecture', (kind) => {
  it('runs its own JavaScript over the native side of the test', async () => {
    const Echo = createEcho()
    const { DeviceEventEmitter, NativeEventEmitter, NativeModules, Platform, TurboModuleRegistry } = loadReactNative({
      ...kind,
      nativeModules: { Echo },
    })
    expect(Platform.OS).toBe(kind.platform)
    expect(Platform.select({ ios: 'ios', android: 'android' })).toBe(kind.platform)
    expect(NativeModules.Echo).toBe(kind.architecture === 'old' ? Echo : undefined)
    const module = TurboModuleRegistry.getEnforcing<never>('Echo') as typeof Echo
    expect(await module.echo(7)).toBe(7)
    expect(() => TurboModuleRegistry.getEnforcing('Absent')).toThrow(/'Absent' could not be found/)

    const bodies: unknown[] = []
    const subscription = new NativeEventEmitter(module).addListener('CHANGED', (body) => bodies.push(body))
    expect(Echo.heard).toEqual(['CHANGED'])
    DeviceEventEmitter.emit('CHANGED', { at: 1 })
    subscription.remove()
    DeviceEventEmitter.emit('CHANGED', { at: 2 })
    expect(bodies).toEqual([{ at: 1 }])
    expect(Echo.heard).toEqual([])
  })

  it('is quiet, and new with each load', () => {
    const warn = vi.spyOn(console, 'warn')
    const warning = vi.spyOn(process, 'emitWarning')
    const [first, second] = [loadReactNative(kind), loadReactNative(kind)]
    const heard = vi.fn()
    first.DeviceEventEmitter.addListener('CHANGED', heard)
    second.DeviceEventEmitter.emit('CHANGED')
    expect(heard).not.toHaveBeenCalled()
    expect(first.AppState.currentState).toBe('active')
    expect(warn).not.toHaveBeenCalled()
    expect(warning).not.toHaveBeenCalled()
    expect(Reflect.has(globalThis, 'nativeModuleProxy')).toBe(false)
  })
})
