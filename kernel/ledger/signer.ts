import { sm2 } from 'sm-crypto-v2'
import { sm3 } from './canonical.ts'

/** Signs with SM2 over SM3 (GB/T 32918). Node's own SM2 signature is not the standard's, hence the library. `signDer` for what others verify: r and s as ASN.1. */
export type Signer = { keyId: string; publicKey: string; sign: (text: string) => string; signDer: (text: string) => string }

export function signerOf(privateKey: string): Signer {
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  return { keyId: keyIdOf(publicKey), publicKey, sign: (text) => sm2.doSignature(text, privateKey, { hash: true, publicKey }), signDer: (text) => sm2.doSignature(text, privateKey, { hash: true, der: true, publicKey }) }
}

export const newPrivateKey = (): string => sm2.generateKeyPairHex().privateKey

export const keyIdOf = (publicKey: string): string => sm3(publicKey).slice(0, 16)

export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    return sm2.doVerifySignature(text, signature, publicKey, { hash: true })
  } catch {
    return false
  }
}
