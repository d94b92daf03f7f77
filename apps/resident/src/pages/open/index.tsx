export { OpenPage as default } from '#modules/requests/resident/open.tsx'
