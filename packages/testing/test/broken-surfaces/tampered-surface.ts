import type { CallSurface, Fact, SurfaceCall, SurfaceHost, SurfaceRequest } from '@offhook/core'
import type { SurfaceBreaking } from './broken-surface-run.ts'

export const idOf = ({ uuid }: Pick<SurfaceCall, 'uuid'>) => uuid.toUpperCase()

/** Passes on other requests or facts than the honest surface reports. */
export function reporting({
  request = (one) => [one],
  fact = (one) => [one],
}: {
  readonly request?: (request: SurfaceRequest, shown: readonly SurfaceCall[]) => readonly unknown[]
  readonly fact?: (fact: Fact) => readonly unknown[]
}): SurfaceBreaking {
  return (honest) => {
    const shown: SurfaceCall[] = []
    return {
      ...honest,
      start: (host) => honest.start(tampered(host, (one) => request(one, shown), fact)),
      show(call) {
        if (!shown.some(({ uuid }) => uuid === call.uuid)) shown.push(call)
        return honest.show(call)
      },
    }
  }
}

function tampered(
  host: SurfaceHost,
  request: (request: SurfaceRequest) => readonly unknown[],
  fact: (fact: Fact) => readonly unknown[],
): SurfaceHost {
  return {
    ...host,
    request: (raw) => {
      for (const one of request(raw as SurfaceRequest)) host.request(one)
    },
    emit: (raw) => {
      for (const one of fact(raw as Fact)) host.emit(one)
    },
  }
}

/** Does something more, or something else, when it shows a call. */
export const showing =
  (
    show: (
      call: SurfaceCall,
      honest: CallSurface['show'],
      screen: Parameters<SurfaceBreaking>[1],
    ) => ReturnType<CallSurface['show']>,
  ): SurfaceBreaking =>
  (honest, screen) => ({ ...honest, show: (call) => show(call, honest.show, screen) })
