import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: {
    // The first condition leads into the sources of the workspace packages: no build is needed before.
    conditions: ['@offhook/source', 'module', 'browser', 'development|production', 'default'],
    // In a browser React Native is react-native-web, and what a phone's system has besides is simulated.
    alias: { 'react-native': here('./src/web/react-native.ts') },
  },
  build: {
    target: 'es2022',
    rollupOptions: { input: { index: here('./index.html'), app: here('./app.html') } },
  },
})
