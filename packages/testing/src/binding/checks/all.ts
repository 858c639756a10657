import { duration } from './duration.ts'
import { failure } from './failure.ts'
import { quality } from './quality.ts'
import { rendering } from './rendering.ts'
import { server } from './server.ts'
import { subscription } from './subscription.ts'
import { tearing } from './tearing.ts'

export const checks = { ...subscription, ...rendering, ...tearing, ...failure, ...server, ...duration, ...quality }
export type CheckName = keyof typeof checks
export const checkNames = Object.keys(checks) as CheckName[]
