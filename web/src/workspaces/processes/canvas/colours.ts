/** How bpmn-js draws with our colours: what they are stands in the page's theme, so that the dark one is drawn by the same. */
export const drawnWith = {
  bpmnRenderer: {
    defaultFillColor: 'var(--diagram-fill)',
    defaultStrokeColor: 'var(--diagram-line)',
    defaultLabelColor: 'var(--diagram-text)',
  },
  textRenderer: {
    defaultStyle: { fontFamily: 'Inter Variable, system-ui, sans-serif', fontSize: 13 },
    externalStyle: { fontSize: 12 },
  },
} as const
