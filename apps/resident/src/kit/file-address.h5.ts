/** Where a kept file is read; a browser shows who asks by its cookie. */
export const fileAddress = (id: string, copy?: 'thumb' | 'poster'): Promise<string> => Promise.resolve(`${NUANBAN_API}/api/files/${id}${copy ? `/${copy}` : ''}`)
