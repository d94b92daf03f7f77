export type TakenAt = { lng: number; lat: number }

const GPS = 0x8825
const [LAT_REF, LAT, LNG_REF, LNG] = [1, 2, 3, 4]

/** Where a camera says that it took a photo (Exif 2.3, 4.6.6), in degrees on WGS-84. Damaged or absent, it says nothing. */
export function exifPlace(exif: Buffer | undefined): TakenAt | undefined {
  if (!exif) return undefined
  try {
    const tiff = exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0)
    const [lat, lng] = degreesIn(tiff)
    return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lng, lat } : undefined
  } catch {
    // An offset that points out of the file.
    return undefined
  }
}

function degreesIn(tiff: Buffer): [number, number] {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  /** Where the value of a tag lies, or the offset to it. */
  const valueOf = (directory: number, tag: number) => {
    for (let n = short(directory), at = directory + 2; n > 0; n -= 1, at += 12) if (short(at) === tag) return at + 8
    throw new RangeError('no such tag')
  }
  const gps = long(valueOf(long(4), GPS))
  const angle = (tag: number, reference: number, negative: string) => {
    const at = long(valueOf(gps, tag))
    const [degrees, minutes, seconds] = [0, 8, 16].map((step) => long(at + step) / long(at + step + 4)) as [number, number, number]
    const sign = String.fromCharCode(tiff.readUInt8(valueOf(gps, reference))) === negative ? -1 : 1
    return sign * (degrees + minutes / 60 + seconds / 3600)
  }
  return [angle(LAT, LAT_REF, 'S'), angle(LNG, LNG_REF, 'W')]
}
