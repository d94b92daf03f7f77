/** WeChat keeps mini-programs itself. */
export const keepShell = (): void => undefined
