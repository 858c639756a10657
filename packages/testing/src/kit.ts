// The part of this package that needs neither vitest nor fast-check, so that a page can run it.
export { settle } from './clock/settle.ts'
export { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts'
export type { CallProbe } from './conformance/call-probe.ts'
export type { CaseContext } from './conformance/case-context.ts'
export {
  type FarAbility,
  type FarCall,
  type FarEnd,
  farAbilities,
  type InputIds,
  type SeenCall,
} from './conformance/far-end.ts'
export type { Gap, LocalHarness, RemoteHarness, TransportBench } from './conformance/harness.ts'
export type { DeclaredCapabilities, Need } from './conformance/needs.ts'
export { runTransportCase } from './conformance/run-transport-case.ts'
export type { Chapter, TransportCase } from './conformance/transport-case.ts'
export { type CaseName, caseNames, transportCases } from './conformance/transport-cases.ts'
export * from './scenario/index.ts'
export { type CapabilityChanges, capabilitiesWith, fullCapabilities } from './scripted/capabilities.ts'
export {
  createScriptedTransport,
  type Execution,
  type ScriptedTransport,
  type ScriptedTransportOptions,
} from './scripted/scripted-transport.ts'
export type { SurfaceGap, SurfaceHarness, SurfaceSetup } from './surface-conformance/harness.ts'
export { runSurfaceCase } from './surface-conformance/run-surface-case.ts'
export { type OsAbility, type OsCall, osAbilities, type SimulatedOs } from './surface-conformance/simulated-os.ts'
export type { SurfaceCase, SurfaceChapter } from './surface-conformance/surface-case.ts'
export type { SurfaceCaseContext } from './surface-conformance/surface-case-context.ts'
export { type SurfaceCaseName, surfaceCaseNames, surfaceCases } from './surface-conformance/surface-cases.ts'
