import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const here = path.resolve(__dirname, '..')
const root = path.resolve(here, '../..')

/** Pages live with their module, outside this package: compiled like our own, with the packages installed here. */
const ours = (file: string) =>
  !file.includes('node_modules') && (file.startsWith(path.join(root, 'modules')) || file.startsWith(path.join(root, 'kernel')))

// oxlint-disable-next-line typescript/no-explicit-any -- webpack-chain is not a dependency of ours
const packagesFromHere = (chain: any) => {
  chain.resolve.modules.prepend(path.join(here, 'node_modules'))
}

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'nuanban-resident',
    date: '2026-11-23',
    designWidth: 750,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    alias: { '#resident': path.join(here, 'src'), '#modules': path.join(root, 'modules') },
    plugins: [path.join(here, 'config/read-aloud.cjs')],
    defineConstants: { NUANBAN_API: JSON.stringify(process.env.NUANBAN_API ?? (process.env.TARO_ENV === 'h5' ? '' : 'http://127.0.0.1:8080')) },
    copy: { patterns: [], options: {} },
    cache: { enable: false },
    mini: {
      compile: { include: [ours] },
      postcss: { pxtransform: { enable: false, config: {} } },
      webpackChain: packagesFromHere,
    },
    h5: {
      compile: { include: [ours] },
      publicPath: '/m/',
      staticDirectory: 'static',
      useHtmlComponents: true,
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
      router: { mode: 'hash' },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
      webpackChain(chain) {
        packagesFromHere(chain)
        for (const sheet of ['@tarojs/components-react/dist/index.css', '@tarojs/components/global.css', '@tarojs/components/dist/taro-components/taro-components.css']) chain.resolve.alias.set(sheet, path.join(here, 'src/ui/web.css'))
        // What several pages share is sent once: the parts every screen is built from, and what the pages of a module have in common.
        const splitChunks = chain.optimization.get('splitChunks') ?? {}
        chain.optimization.splitChunks({
          ...splitChunks,
          cacheGroups: { ...splitChunks.cacheGroups, shared: { name: 'shared', chunks: 'async', minChunks: 2, priority: 50, reuseExistingChunk: true } },
        })
        chain.performance.hints(false)
      },
    },
  }
  return config
})
