export { OneThingPage as default } from '#modules/approvals/resident/one-thing.tsx'
