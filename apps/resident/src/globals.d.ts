/** Where the office answers. Empty on the web: the same origin. */
declare const NUANBAN_API: string
declare module '*.css'
