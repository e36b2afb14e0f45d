/** Runs in the page that draws it as more than text; the number says which one it was. */
const run = (at: number) => `ran('text ${at}')`
const encoded = (text: string) => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')

type Text = (at: number) => string

const tags: Text[] = [
  (at) => `<script>${run(at)}</script>`,
  (at) => `<SCRIPT/x>${run(at)}//</SCRIPT >`,
  (at) => `</title></textarea></style></script><script>${run(at)}</script>`,
  (at) => `<scr<script>ipt>${run(at)}</scr</script>ipt>`,
  (at) => `<img src=x onerror="${run(at)}">`,
  (at) => `<img/src/onerror=${run(at)}>`,
  (at) => `<svg onload=${run(at)}>`,
  (at) => `<svg><script href="data:text/javascript,${run(at)}"></script></svg>`,
  (at) => `<svg><animate onbegin=${run(at)} attributeName=x dur=1s>`,
  (at) => `<body onload=${run(at)}><input autofocus onfocus=${run(at)}>`,
  (at) => `<details open ontoggle=${run(at)}>x</details>`,
  (at) => `<video><source onerror=${run(at)}></video><audio src=x onerror=${run(at)}>`,
  (at) => `<iframe srcdoc="<script>parent.${run(at)}</script>"></iframe>`,
  (at) => `<iframe src="javascript:parent.${run(at)}"></iframe>`,
  (at) => `<object data="data:text/html;base64,${base64(`<script>parent.${run(at)}</script>`)}"></object>`,
  (at) => `<embed src="data:image/svg+xml;base64,${base64(`<svg xmlns="http://www.w3.org/2000/svg" onload="${run(at)}"/>`)}">`,
  (at) => `<form action="javascript:${run(at)}"><button>Send</button></form>`,
  (at) => `<meta http-equiv="refresh" content="0;url=https://canary.example/text-${at}">`,
  (at) => `<base href="https://canary.example/${at}/"><link rel=stylesheet href="https://canary.example/${at}.css">`,
  (at) => `"><img src=x onerror=${run(at)}> ' onmouseover=${run(at)} autofocus onfocus=${run(at)} x='`,
  (at) => `\` onfocus=${run(at)} autofocus \``,
  (at) => `<template><img src=x onerror=${run(at)}></template><slot onslotchange=${run(at)}>`,
]

const links: Text[] = [
  (at) => `javascript:${run(at)}`,
  (at) => `JaVaScRiPt:${run(at)}`,
  (at) => `java\tscript:${run(at)}`,
  (at) => `\u0001javascript:${run(at)}`.replace('\u0001', ' '),
  (at) => `javascript://example.com/%0a${run(at)}`,
  (at) => `javascript&colon;${run(at)} &#106;avascript:${run(at)}`,
  (at) => `data:text/html,<script>${run(at)}</script>`,
  (at) => `data:text/html;base64,${base64(`<script>${run(at)}</script>`)}`,
  (at) => `vbscript:msgbox("${at}") view-source:javascript:${run(at)} feed:javascript:${run(at)}`,
  (at) => `[click](javascript:${run(at)}) ![x](javascript:${run(at)}) [x]: javascript:${run(at)}`,
  (at) => `https://example.com/"onmouseover="${run(at)}"autofocus/onfocus="${run(at)}`,
  (at) => `https://example.com/?q=<img src=x onerror=${run(at)}>`,
  (at) => `<https://example.com" onclick="${run(at)}">`,
  (at) => `www.example.com/'onclick='${run(at)} mailto:a@example.com"onclick="${run(at)}`,
  (at) => `https://example.com@canary.example/${at} https:\\\\canary.example/${at} //canary.example/${at}`,
  (at) => `http://[::1]:99999/%ff%fe https://%00${at}.example/ https://xn--/ http://`,
  (at) => `file:///etc/passwd blob:https://example.com/${at} filesystem:https://example.com/x intent://x#Intent;end`,
]

const templates: Text[] = [
  (at) => `{{constructor.constructor("${run(at)}")()}}`,
  (at) => `{{#with "s" as |x|}}{{x.constructor}}{{/with}} \${${run(at)}} #{${run(at)}} <%= ${run(at)} %>`,
  (at) => `\${constructor.constructor('${run(at)}')()} {0} {count, plural, one {#} other {#}} %s %n $& $1 $\``,
  (at) => `<style>@import 'https://canary.example/${at}.css';*{background:url(https://canary.example/${at}.png)}</style>`,
  (at) => `<p style="background:url(javascript:${run(at)});width:expression(${run(at)});position:fixed;inset:0">`,
  () => `;}*{display:none!important} */ color:red;background:url(https://canary.example/css)`,
  (at) => encoded(`<img src=x onerror=${run(at)}>`),
  (at) => `&lt;script&gt;${run(at)}&lt;/script&gt; &amp;lt;script&amp;gt; %3Cscript%3E${at}%3C/script%3E \\u003cscript\\u003e`,
  (at) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run(at)}&gt;">`,
  (at) => `<noscript><p title="</noscript><img src=x onerror=${run(at)}>">`,
  (at) => `<!--><img src=x onerror=${run(at)}>--><![CDATA[<script>${run(at)}</script>]]>`,
  (at) => `<svg></p><style><a id="</style><img src=1 onerror=${run(at)}>">`,
]

const strange: Text[] = [
  (at) => `before\u2028${run(at)}\u2029after\u0085and\u00a0\u200b\ufeffon`,
  () => 'invoice\u202Egnp.exe \u2066\u2067mixed\u2069 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202d\u202e\u202c',
  () => `z${'\u0310\u0327\u0334\u0489'.repeat(45)}algo`,
  () => '\u{1F9E8}'.repeat(10_000),
  () => `${'W'.repeat(3_000)}`,
  () => `https://example.com/${'a'.repeat(2_500)}`,
  () => '__proto__ constructor prototype toString hasOwnProperty',
  () => '__proto__',
  () => `=cmd|'/C calc'!A0 @SUM(1) +1 -1 '; drop table sessions; -- ../../../etc/passwd`,
]

/** What people have been attacked with in chats: tags, links, templates, and texts that no screen expects [T-43]. */
export const hostileTexts: readonly string[] = [...tags, ...links, ...templates, ...strange].map((text, at) => text(at))

/** The same as one line of at most so many characters, where a field holds no more. */
export const asLines = (longest = 200): string[] =>
  hostileTexts.map((text) => [...text.replaceAll(/\p{Cc}+/gu, ' ')].slice(0, longest).join('').trim())

/** In so many pieces, one line each: for fields of which a screen shows few. */
export function inPieces(count: number): string[] {
  const short = asLines(600)
  const size = Math.ceil(short.length / count)
  return Array.from({ length: count }, (_, at) => short.slice(at * size, (at + 1) * size).join('\n'))
}
