/** What is said where the chat's late part is needed. */
export const removeFile = (name: string) => `Remove ${name}`
export const uploading = (name: string) => `Uploading ${name}`
export const tooLarge = (size: string) => `Larger than ${size}`
export const emptyFile = 'The file is empty'
export const tooManyFiles = 'Ten files at most'
export const joinQuestion = 'Keep the messages from before you signed in?'
export const join = 'Keep them'
export const dontJoin = 'No'
