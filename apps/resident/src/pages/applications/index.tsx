export { ApplicationsPage as default } from '#modules/approvals/resident/applications.tsx'
