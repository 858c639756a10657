/**
 * What we publish, as an app imports it. `budget`: bytes, min+gzip; more fails `npm run size`. `goal`: what we want;
 * missing it is said, and why is in docs/decisions/0006.
 */
export const ours = [
  {
    name: '@offhook/core `createPhone`, with xstate, zod and mitt',
    code: "export { createPhone } from '@offhook/core'",
    budget: 56_000,
    goal: 34_000,
  },
  {
    name: '@offhook/react, all hooks',
    code: "export * from '@offhook/react'",
    external: ['@offhook/core', 'react'],
    budget: 1_500,
  },
  {
    name: '@offhook/vue, all composables',
    code: "export * from '@offhook/vue'",
    external: ['@offhook/core', 'vue'],
    budget: 1_500,
  },
  {
    name: '@offhook/log-indexeddb, with idb',
    code: "export * from '@offhook/log-indexeddb'",
    external: ['@offhook/core'],
    budget: 2_000,
  },
  {
    name: '@offhook/adapter-kit, all of it',
    code: "export * from '@offhook/adapter-kit'",
    external: ['@offhook/core'],
    budget: 2_000,
  },
  {
    name: '@offhook/transport-sipjs, without sip.js',
    code: "export * from '@offhook/transport-sipjs'",
    external: ['@offhook/core', 'sip.js'],
  },
  {
    name: '@offhook/transport-omikit, without its simulator',
    code: "export * from '@offhook/transport-omikit'",
    external: ['@offhook/core'],
    budget: 22_000,
  },
  {
    name: '@offhook/transport-cometchat, without its simulator and the SDKs',
    code: "export * from '@offhook/transport-cometchat'",
    external: ['@offhook/core'],
    budget: 9_500,
  },
  {
    name: '@offhook/surface-callkeep, without its simulator',
    code: "export * from '@offhook/surface-callkeep'",
    external: ['@offhook/core'],
    budget: 7_000,
  },
  {
    name: '@offhook/surface-callkit-incoming, without its simulator',
    code: "export * from '@offhook/surface-callkit-incoming'",
    external: ['@offhook/core'],
    budget: 8_500,
  },
  {
    name: '@offhook/react-native, with all hooks of @offhook/react',
    code: "export * from '@offhook/react-native'",
    external: ['@offhook/core', 'react'],
    budget: 4_000,
  },
  {
    name: 'A whole SIP phone: `createPhone`, @offhook/transport-sipjs and sip.js',
    code: "export { createPhone } from '@offhook/core'; export * from '@offhook/transport-sipjs'",
  },
]
