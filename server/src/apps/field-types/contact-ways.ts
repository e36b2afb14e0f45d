/** + and digits: what people write between them goes, and 00 is +. */
export function plainPhone(text: string): string {
  const plain = text.trim().replace(/[\s\u00a0().\-–/]/g, '')
  return plain.startsWith('00') ? `+${plain.slice(2)}` : plain
}
/** ITU-T E.164: at most 15 digits with the country's code. */
export const isPhone = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)

export const plainEmail = (text: string): string => text.trim().toLowerCase()
/** As people write addresses; what RFC 5321 allows beyond that nobody has. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@([\p{L}\d]([\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u.test(text)
