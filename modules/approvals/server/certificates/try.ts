import { writeFileSync } from 'node:fs'
import { newPrivateKey, signerOf } from '#kernel/ledger/signer.ts'
import { makeIdentifier } from '../../rules/identifier.ts'
import { businessLicence, linesOf, signboard, someRow } from './certificates.fixtures.ts'
import { certificatePdf } from './pdf/certificate-pdf.ts'
import { sealRow } from './seal.ts'
const signer = signerOf(newPrivateKey())
const identifier = makeIdentifier({ type: '11100000MB03271699022', issuer: '370202', serial: '202600000001', version: 1 })
const printing = { base: 'http://127.0.0.1:8080', sample: false }
const rows = {
  licence: someRow({ identifier }),
  business: someRow({ ...{}, identifier: makeIdentifier({ type: '11100000MB0143028R001', issuer: '370202', serial: '202600000002', version: 1 }), title: '营业执照', number: '91370202MA00000123', data: linesOf(businessLicence), valid_until: null, authority: '市南区市场监督管理局' }),
  revoked: someRow({ identifier, status: 'revoked', version: 2 }),
  approval: someRow({ form: 'approval', title: '建筑垃圾处置核准决定书', number: '青南审〔2026〕第0012号', identifier: '青南审〔2026〕第0012号', valid_until: '2027-05-22' }),
  receipt: someRow({ form: 'receipt', title: signboard.name, number: '青南备〔2026〕第0003号', identifier: '青南备〔2026〕第0003号', data: linesOf(signboard), valid_until: null, authority: '市南区城市管理局' }),
  long: someRow({ identifier, holder_name: '欧阳𬭎𠮷餐饮有限公司', data: Array.from({ length: 45 }, (_, n) => ({ key: `k${n}`, name: `许可事项第${n}项`, value: '', says: n % 5 ? `内容${n}` : '热食类食品制售、冷食类食品制售、生食类食品制售、糕点类食品制售（含裱花蛋糕）、自制饮品制售（不含自酿酒）、其他类食品制售𠮷' })) }),
}
for (const [name, row] of Object.entries(rows)) {
  for (let n = 0; n < 3; n += 1) {
    const t = performance.now()
    const pdf = await certificatePdf(sealRow(row, signer), { ...printing, sample: name === 'approval' })
    console.log(name, Math.round(performance.now() - t), 'ms', pdf.length)
    writeFileSync(`/tmp/h/certificates/${name}.pdf`, pdf)
  }
}
