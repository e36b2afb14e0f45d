/** Why Parley does not start, as the one line that is printed for whoever runs it. */
export class StartRefused extends Error {}
