import { defineConfig, type Options } from 'tsup'

/** How every package is built: both module systems, types for each, a bundle per entry. */
export const library = (entry: NonNullable<Options['entry']>, own: Pick<Options, 'treeshake' | 'banner'> = {}) =>
  defineConfig({
    entry,
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    sourcemap: true,
    target: 'es2022',
    treeshake: true,
    ...own,
  })
