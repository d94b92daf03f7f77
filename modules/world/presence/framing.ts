/**
 * A message with the head that a WebSocket gives it on the way to a browser (RFC 6455 §5.2: final, binary, not masked). Made once
 * for all who hear the same; polls carry the same bytes, one after another.
 */
export function framed(message: Uint8Array): Uint8Array {
  const { length } = message
  const head = length < 126 ? [0x82, length] : [0x82, 126, length >> 8, length & 255]
  const frame = new Uint8Array(head.length + length)
  frame.set(head)
  frame.set(message, head.length)
  return frame
}

/** The messages in the answer to a poll. What is cut off or no frame of ours ends the list. */
export function* unframed(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at + 2 <= bytes.length && bytes[at] === 0x82;) {
    const short = bytes[at + 1]!
    const from = at + (short < 126 ? 2 : 4)
    const length = short < 126 ? short : (bytes[at + 2]! << 8) | bytes[at + 3]!
    if (from + length > bytes.length) return
    yield bytes.subarray(from, from + length)
    at = from + length
  }
}
