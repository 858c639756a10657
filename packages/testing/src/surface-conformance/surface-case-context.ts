import type { CallList, CallSurface, End, Fact, FactOf, ShowResult, SurfaceCall, SurfaceRequest } from '@offhook/core'
import type { Reports, RequestOf } from './reports.ts'
import type { OsCall, SimulatedOs } from './simulated-os.ts'

/** What a case works with: the surface, the OS below it, and all that was reported so far. */
export interface SurfaceCaseContext {
  readonly surface: CallSurface
  /** Every hand: one that is missing fails the case, since the harness has not declared it so. */
  readonly os: Required<SimulatedOs>
  readonly reports: Reports

  start(): Promise<void>
  stop(): Promise<void>
  settle(): Promise<void>
  /** The app dies and is opened again; resolves once the new surface, which is `surface` from now on, has started. */
  relaunch(): Promise<void>

  /** A call that nobody has heard of: it rings, and its uuid has letters. */
  call(level?: Partial<SurfaceCall>): SurfaceCall
  /** Fails when `show` throws, rejects or answers what is no result. An OS that has said nothing yet gives `undefined`. */
  tries(call: SurfaceCall): Promise<ShowResult | undefined>
  /** As `tries`, and fails when the call is refused. Gives it back. */
  show(call: SurfaceCall): Promise<SurfaceCall>
  close(call: SurfaceCall, end?: End): Promise<void>
  settleRequest(requestId: string, ok: boolean): Promise<void>
  /** The facts of `listCalls`, read. */
  list(): Promise<{ readonly complete: CallList['complete']; readonly facts: readonly FactOf<'call.announced'>[] }>

  /** What the screen shows of a call; fails unless it is there once. */
  seen(call: Pick<SurfaceCall, 'uuid'>): OsCall
  /** How often a call is on the screen. */
  count(call: Pick<SurfaceCall, 'uuid'>): number
  /** Fails unless `act` makes the surface ask exactly this, once, and nothing else. */
  asks<T extends SurfaceRequest['type']>(type: T, act: () => void): Promise<RequestOf<T>>
  /** As `asks`, of that call. */
  asksOf<T extends SurfaceRequest['type']>(
    call: Pick<SurfaceCall, 'uuid'>,
    type: T,
    act: () => void,
  ): Promise<RequestOf<T>>
  /** Fails unless `act` makes the surface report exactly one such fact. */
  reportsOnce<T extends Fact['type']>(type: T, act: () => void): Promise<FactOf<T>>
}
