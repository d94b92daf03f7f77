/** Only WeChat signs people in by WeChat. */
export const WechatWay = (_: { onDone: () => void }) => null
