export { ServicesPage as default } from '#modules/approvals/resident/find-service.tsx'
