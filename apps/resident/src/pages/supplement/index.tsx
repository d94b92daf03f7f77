export { SupplementPage as default } from '#modules/approvals/resident/supplement.tsx'
