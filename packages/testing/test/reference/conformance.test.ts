import { describeTransport } from '../../src/index.ts'
import { referenceHarness } from './reference-harness.ts'

describeTransport('reference', referenceHarness)
