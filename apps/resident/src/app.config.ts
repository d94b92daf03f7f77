const tabs = [
  ['livelihood', '民生诉求'],
  ['development', '发展诉求'],
  ['enforcement', '执法诉求'],
  ['mine', '我的诉求'],
] as const

export default defineAppConfig({
  pages: [
    ...tabs.map(([name]) => `pages/${name}/index`), 'pages/new-request/index', 'pages/request/index', 'pages/open/index', 'pages/inbox/index', 'pages/settings/index',
    'pages/services/index', 'pages/one-thing/index', 'pages/apply/index', 'pages/applications/index', 'pages/application/index', 'pages/supplement/index', 'pages/wallet/index', 'pages/certificate/index',
    'pages/leave-memory/index', 'pages/my-memories/index', 'pages/memory-hall/index',
  ],
  window: { navigationBarTitleText: '暖南诉办', navigationBarBackgroundColor: '#fffaf4', navigationBarTextStyle: 'black', backgroundColor: '#faf4ec', backgroundTextStyle: 'dark' },
  // On the web the tab bar is ours (ui/frame.h5.tsx): it speaks English, grows with the text and is read aloud.
  ...(process.env.TARO_ENV === 'weapp'
    ? {
        tabBar: {
          color: '#6b5b51',
          selectedColor: '#a8371c',
          backgroundColor: '#ffffff',
          borderStyle: 'white' as const,
          list: tabs.map(([name, text]) => ({ pagePath: `pages/${name}/index`, text, iconPath: `icons/${name}.png`, selectedIconPath: `icons/${name}-chosen.png` })),
        },
        requiredPrivateInfos: ['chooseLocation'],
        lazyCodeLoading: 'requiredComponents',
      }
    : {}),
})
