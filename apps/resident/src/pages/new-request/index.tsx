export { NewRequestPage as default } from '#modules/requests/resident/new-request.tsx'
