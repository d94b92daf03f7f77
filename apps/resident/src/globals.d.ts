/** Where the office answers. Empty on the web: the same origin. */
declare const NUANBAN_API: string
declare module '*.css'
/** Written in by the build; there is no process on a phone. */
declare const process: { env: { TARO_ENV: 'weapp' | 'h5' } }
