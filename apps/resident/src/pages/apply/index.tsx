export { ApplyPage as default } from '#modules/approvals/resident/apply.tsx'
