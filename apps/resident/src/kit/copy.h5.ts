export const copy = async (words: string): Promise<void> => navigator.clipboard.writeText(words)
