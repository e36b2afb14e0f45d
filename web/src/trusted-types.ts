/**
 * What the page may still be given as text where a script could come of it (reliability §5.4): no markup at all, and only programs
 * of our own. Everything that is drawn is drawn by React, so nobody needs more; whatever tries is refused by the browser.
 */
interface Policies {
  createPolicy(name: string, rules: { createHTML(text: string): string; createScriptURL(url: string): string }): unknown
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
policies?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('Markup is not taken as text')
    return text
  },
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('Programs are our own')
    return url
  },
})
