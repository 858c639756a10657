import { describeTransport } from '../../src/index.ts'
import { modestHarness, referenceHarness } from './reference-harness.ts'

describeTransport('reference', referenceHarness)
describeTransport('reference that cannot do everything', modestHarness)
