/** Where a kept file is read; a variant is a smaller or playable copy of it. */
export const fileUrl = (id: string, variant?: string): string => `${NUANBAN_API}/api/files/${id}${variant ? `/${variant}` : ''}`
