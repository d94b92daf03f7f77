export { EnforcementPage as default } from '#modules/requests/resident/home.tsx'
