/** 199****0001: enough to recognise one's own number, too little to call somebody else's. */
export const maskPhone = (phone: string): string => (phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`)

/** 王**: always two stars, so that the length of a name tells nothing. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}**`
