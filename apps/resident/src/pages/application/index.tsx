export { ApplicationPage as default } from '#modules/approvals/resident/application.tsx'
