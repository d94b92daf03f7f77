export { CertificatePage as default } from '#modules/approvals/resident/certificate.tsx'
