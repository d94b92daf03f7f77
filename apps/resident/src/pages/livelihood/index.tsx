export { LivelihoodPage as default } from '#modules/requests/resident/home.tsx'
