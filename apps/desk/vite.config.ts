import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const office = process.env['NUANBAN_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/desk/',
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The map and the charts are large by nature and load only on their own screens.
    chunkSizeWarningLimit: 1100,
    // The office's policy forbids inline scripts, and with it the polyfill that Vite would add.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': office } },
})
