/** What stood behind the question mark when the program was loaded, letter by letter: the router reads and writes it anew. */
export const arrived = location.search.slice(1)
