import * as react from '@offhook/react'
import { describeBinding } from '@offhook/testing/binding'
import { expect, it } from 'vitest'
import { reactHarness } from '../../react/test/harness.tsx'
import * as reactNative from '../src/index.ts'
import { hooks } from './hooks.ts'

describeBinding('@offhook/react-native', reactHarness(hooks))

it('hands on all of @offhook/react', () => {
  expect(reactNative).toMatchObject(react)
})
