// WeChat reads `aria-label` aloud, but Taro's templates drop it. This puts it back on what our screens label.
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }) {
      const label = { 'aria-label': 'i.ariaLabel' }
      template?.mergeComponents?.(ctx, { Button: label, View: label, Image: label })
    },
  })
}
