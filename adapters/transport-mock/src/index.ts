export type { QualityCurve, QualityLevel, QualityPoint } from './call/quality-curve.ts'
export type { LegEnd, LegStage, TransferAnswer } from './call/world.ts'
export type { DemoNumber } from './demo/demo-number.ts'
export { demoAnswers, demoNumbers } from './demo/demo-numbers.ts'
export { createDemoTransport } from './demo/demo-transport.ts'
export { createMockExchange, type Forward, type MockExchange } from './exchange/exchange.ts'
export type { AnnounceRequest, EndDetails, FarCall, FarCallRequest } from './far/far-call.ts'
export type { FarEnd, ReceivedCommand, SimulatedInputs } from './far/far-end.ts'
export { createMockTransport, type MockTransport } from './mock-transport.ts'
export type { NetworkConditions } from './network/network.ts'
export type { MockTransportOptions } from './options.ts'
export type { CallStep } from './script/call-steps.ts'
export type { FarStep } from './script/far-steps.ts'
export {
  runScenario,
  type Scenario,
  type ScenarioReport,
  type ScenarioRun,
  type ScenarioStep,
} from './script/scenario.ts'
export { scenarios } from './script/scenarios.ts'
export type { LinkState, MockCredentials, RegistrationRefusal } from './sdk/account.ts'
export type { MockAnswer, MockAnswers, ScriptStep } from './sdk/answers.ts'
export { type CapabilityChanges, defaultCapabilities } from './sdk/capabilities.ts'
export type { InputKind } from './sdk/inputs.ts'
export type { SurfaceDifficulty, SurfaceRefusal, SurfaceReport } from './surface/difficulty.ts'
export {
  type ClosedCall,
  createMockSurface,
  type MockSurface,
  type MockSurfaceOptions,
} from './surface/mock-surface.ts'
export type { MissedCall, ScreenButton, ScreenCall, ScreenSnapshot } from './surface/screen.ts'
export type { SurfaceUser } from './surface/surface-user.ts'
