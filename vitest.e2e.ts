import { defineConfig } from 'vitest/config'
import { conditions } from './vitest.workspace.ts'

// Real browsers against a real SIP server, one file after the other: two phones and a server fill a small machine.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['e2e/**/*.e2e.test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
})
