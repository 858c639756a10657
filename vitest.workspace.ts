import { defineConfig } from 'vitest/config'

// Tests run on sources: this export condition leads from one workspace package into the other's src/.
export const conditions = ['@offhook/source', 'module', 'import', 'default']
const common = { resolve: { conditions }, ssr: { resolve: { conditions } } }
// A hanging test fails by then; a machine that does other work fails none.
const testTimeout = 60_000
const browserOnly = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.{ts,tsx}', '**/*.e2e.test.ts']

export default defineConfig({
  test: {
    coverage: { provider: 'v8', include: ['packages/*/src/**', 'adapters/*/src/**'], reporter: ['text-summary'] },
    projects: [
      {
        ...common,
        test: {
          name: 'node',
          testTimeout,
          environment: 'node',
          include: ['packages/*/{src,test}/**/*.test.ts', 'adapters/*/{src,test}/**/*.test.ts'],
          exclude: [...browserOnly, 'adapters/{react,vue}/**'],
        },
      },
      {
        ...common,
        test: {
          name: 'dom',
          testTimeout,
          environment: 'happy-dom',
          // The example for React Native is tested as it runs in a browser.
          alias: {
            'react-native': new URL('./examples/call-react-native/src/web/react-native.ts', import.meta.url).pathname,
          },
          include: [
            'adapters/{react,vue}/{src,test}/**/*.test.{ts,tsx}',
            'adapters/react-native/{src,test}/**/*.test.tsx',
            'examples/*/{src,test}/**/*.test.{ts,tsx}',
          ],
          exclude: browserOnly,
        },
      },
    ],
  },
})
