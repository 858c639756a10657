import { describeBinding } from '@offhook/testing/binding'
import { reactHarness } from './harness.tsx'

describeBinding('@offhook/react', reactHarness())
