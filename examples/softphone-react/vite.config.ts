import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  // Relative addresses, so that the built page runs from any folder of any static server.
  base: './',
  plugins: [react()],
  // The first condition leads into the sources of the workspace packages: no build is needed before `npm start`.
  resolve: { conditions: ['@offhook/source', 'module', 'browser', 'development|production', 'default'] },
  // `light-dark()` is left to the browser: rewritten for older ones, a part of a page could not differ from the page.
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: { input: { index: page('./index.html'), gallery: page('./gallery.html') } },
  },
})
