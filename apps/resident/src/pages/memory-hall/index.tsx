export { MemoryHallPage as default } from '#modules/world/resident/memory-hall.tsx'
