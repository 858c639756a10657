import { defineConfig } from 'vitest/config'

const root = `${import.meta.dirname}/..`
const source = (path: string) => `${root}/${path}/src/index.ts`

/**
 * The core's own tests, without those that live thousands of random or all possible stories: each mutant would wait
 * minutes for them. Workspace packages are named by path, so that all of them use the one core that is mutated.
 */
export default defineConfig({
  root,
  resolve: {
    alias: {
      '@offhook/core': source('packages/core'),
      '@offhook/testing': source('packages/testing'),
      '@offhook/transport-mock': source('adapters/transport-mock'),
    },
  },
  test: {
    environment: 'node',
    // Importing the core once for all files, and not once for each, makes a change four times cheaper to try.
    isolate: false,
    include: ['packages/core/{src,test}/**/*.test.ts'],
    exclude: ['**/*.browser.test.ts', '**/*.property.test.ts', '**/explore*.test.ts', '**/storm.test.ts'],
  },
})
