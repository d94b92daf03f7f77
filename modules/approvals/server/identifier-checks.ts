import { isCreditCode } from '#kernel/identity/credit-code.ts'
import type { Checks } from '../rules/answer-faults.ts'
import { isIdentityNumber } from './identity-number.ts'

/** The check digits that the server knows. */
export const IDENTIFIER_CHECKS: Checks = { credit_code: isCreditCode, identity_number: isIdentityNumber }
