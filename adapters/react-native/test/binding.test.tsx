import * as react from '@offhook/react'
import { describeBinding } from '@offhook/testing/binding'
import { expect, it } from 'vitest'
import { reactHarness } from '../../react/test/harness.tsx'
import { hooksOf } from '../../react/test/hooks.ts'
import * as reactNative from '../src/index.ts'

describeBinding('@offhook/react-native', reactHarness(hooksOf(reactNative)))

it('hands on all of @offhook/react', () => {
  expect(reactNative).toMatchObject(react)
})
