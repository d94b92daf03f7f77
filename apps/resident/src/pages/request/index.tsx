export { RequestPage as default } from '#modules/requests/resident/request.tsx'
