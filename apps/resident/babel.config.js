// The configuration of the root: it also holds for pages that live in modules/, outside this folder.
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: { onlyRemoveTypeImports: true, allowDeclareFields: true }, compiler: 'webpack5', targets: process.env.TARO_ENV === 'h5' ? { chrome: '79', safari: '13', ios: '13' } : { ios: '10', android: '6' } }],
  ],
}
