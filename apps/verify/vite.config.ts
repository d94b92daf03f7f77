import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** One file with everything in it, so that it can be kept and opened without a server. */
const inOneFile: Plugin = {
  name: 'in-one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html']
    if (page?.type !== 'asset') throw new Error('no page was built')
    const contentOf = (path: string) => {
      const name = path.replace(/^\.?\//, '')
      const part = bundle[name]
      if (!part) throw new Error(`the page names ${path}, which was not built`)
      delete bundle[name]
      return (part.type === 'chunk' ? part.code : String(part.source)).trim()
    }
    page.source = String(page.source)
      .replace(/<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/, '')
      .replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/, (_, path: string) => `<style>${contentOf(path)}</style>`)
    // At the end: the script wants the page to be there.
    const script = Object.values(bundle).find((part) => part.type === 'chunk')!
    page.source = page.source.replace('</body>', () => `<script type="module">${contentOf(script.fileName).replaceAll('</script', '<\\/script')}</script>\n  </body>`)
  },
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [inOneFile],
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false }, cssCodeSplit: false, rolldownOptions: { output: { codeSplitting: false } } },
})
