/** Words of writing formatted text. */
export const richText = {
  marks: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  list: 'List',
  numbered: 'Numbered list',
  quote: 'Quote',
  code: 'Code',
  link: 'Link',
  preview: 'Preview',
  write: 'Write',
  empty: 'Nothing is written yet',
  words: 'text',
} satisfies Record<string, string>
