export { MyMemoriesPage as default } from '#modules/world/resident/my-memories.tsx'
