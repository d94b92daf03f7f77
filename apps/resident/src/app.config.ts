export default defineAppConfig({
  pages: ['pages/livelihood/index'],
  window: { navigationBarTitleText: '暖南诉办', navigationBarBackgroundColor: '#fffaf5', navigationBarTextStyle: 'black', backgroundColor: '#fbf6f0' },
})
