export { DevelopmentPage as default } from '#modules/requests/resident/home.tsx'
