export { ServicesPage as default } from '#modules/approvals/resident/services.tsx'
