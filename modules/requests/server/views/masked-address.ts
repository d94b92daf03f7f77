import { masked } from '#kernel/identity/personal-data.ts'

/** Where it is, without whose door: 3 号楼 2 单元 501 stays 3 号楼. */
export function maskedAddress(address: string): string {
  return masked(address.replace(/\s*\d+\s*单元.*$/, '').replace(/\s*\d+\s*[室户].*$/, '').replace(/(号楼|栋|幢)\s*[\d-]+$/, '$1'))
}
