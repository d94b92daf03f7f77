/** A point as the phone gave it. The datum says on which map it is right; the server converts and keeps both. */
export type Point = { lng: number; lat: number; datum: 'wgs84' | 'gcj02'; accuracyM?: number; address?: string }
