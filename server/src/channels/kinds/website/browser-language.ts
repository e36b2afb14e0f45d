/** The first language that a browser asks for (RFC 9110 §12.5.4), like `pt-BR`; undefined where it says none that is one. */
export function browserLanguage(header: string | undefined): string | undefined {
  const first = header?.split(',')[0]?.split(';')[0]?.trim() ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(first) ? first : undefined
}
