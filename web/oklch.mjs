/** Colours said in OKLCH, brought into sRGB, and their contrast [WCAG 2.2, 1.4.3]. */
const oklch2rgb = (L, C, H) => {
  const h = (H * Math.PI) / 180,
    a = C * Math.cos(h),
    b = C * Math.sin(h)
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
const inG = (r) => r.every((x) => x >= -1e-4 && x <= 1.0001)
const fit = (L, C, H) => {
  let c = C
  while (!inG(oklch2rgb(L, c, H)) && c > 0) c -= 0.001
  return oklch2rgb(L, Math.max(0, c), H)
}
const enc = (x) => {
  x = Math.min(1, Math.max(0, x))
  return Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055))
}
export const hex = (L, C, H) =>
  '#' +
  fit(L, C, H)
    .map(enc)
    .map((v) => v.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
const lin = (v) => {
  v /= 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
}
const lum = (h) => {
  const n = [1, 3, 5].map((i) => lin(parseInt(h.slice(i, i + 2), 16)))
  return 0.2126 * n[0] + 0.7152 * n[1] + 0.0722 * n[2]
}
export const contrast = (a, b) => {
  const x = lum(a),
    y = lum(b)
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
