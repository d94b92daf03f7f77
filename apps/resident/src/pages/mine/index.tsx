export { MyRequestsPage as default } from '#modules/requests/resident/my-requests.tsx'
