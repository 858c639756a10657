import { describeBinding } from '@offhook/testing/binding'
import { vueHarness } from './harness.ts'

describeBinding('@offhook/vue', vueHarness())
