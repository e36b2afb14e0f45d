/** Colours that can be told apart, in the order in which new labels get them. */
export const colours = ['#3958d1', '#0b7a4b', '#b42318', '#8a5a00', '#7a3ea8', '#0e7490', '#b03a78', '#55606e'] as const
