/** A text as a part of a pattern of LIKE: every character in it means itself. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
