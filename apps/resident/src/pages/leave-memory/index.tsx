export { LeaveMemoryPage as default } from '#modules/world/resident/leave-memory.tsx'
