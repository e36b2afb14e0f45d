import { Fragment, memo, type ReactNode } from 'react'
import { type Node, treeOf } from './blocks.ts'
import css from './rich.module.css'

/** Formatted text as people read it [APP-02]. */
export default memo(function RichRead({ value }: { value: string }) {
  return <div className={css.rich}>{drawn(treeOf(value))}</div>
})

/** Below the headings of the page. */
const headings = ['h3', 'h4', 'h5', 'h6', 'h6', 'h6'] as const
/** The tags that are drawn; of any other only what stands in it. */
const tags = ['p', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote'] as const
const tagOf = (tag: string) => tags.find((one) => one === tag)

function drawn(nodes: readonly Node[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree is made anew with every text.
  return nodes.map((node, at) => <Fragment key={at}>{typeof node === 'string' ? node : one(node)}</Fragment>)
}

function one({ tag, address, start, within }: Exclude<Node, string>): ReactNode {
  const inside = drawn(within)
  const plain = tagOf(tag)
  if (/^h[1-6]$/.test(tag)) {
    const Heading = headings[Number(tag[1]) - 1]!
    return <Heading data-level={tag[1]}>{inside}</Heading>
  }
  if (tag === 'ol') return <ol start={start}>{inside}</ol>
  if (plain) {
    const Tag = plain
    return <Tag>{inside}</Tag>
  }
  if (tag === 'a' && address !== undefined) {
    return (
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        {inside}
      </a>
    )
  }
  if (tag === 'pre') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
      <pre tabIndex={0}>
        <code>{inside}</code>
      </pre>
    )
  }
  if (tag === 'code') return <code>{inside}</code>
  if (tag === 'hr') return <hr />
  if (tag === 'br') return <br />
  return inside
}
