import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'es2022',
  // For server components. Rollup, which `treeshake` would bring in, drops such directives.
  banner: { js: "'use client'" },
})
