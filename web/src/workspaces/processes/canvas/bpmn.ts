/** What we use of bpmn-js and of the model that it draws; its own types say less than its documentation does. */

/** An element of the model, as bpmn-moddle holds it. */
export interface Model {
  $type: string
  $parent?: Model
  $attrs?: Record<string, unknown>
  id: string
  name?: string
  [property: string]: unknown
}

/** A shape, a flow or the whole plane, as it is drawn. */
export interface Drawn {
  id: string
  type: string
  businessObject: Model
  x: number
  y: number
  width: number
  height: number
  parent?: Drawn
  host?: Drawn
  labelTarget?: Drawn
  children?: Drawn[]
  attachers?: Drawn[]
  incoming: Drawn[]
  outgoing: Drawn[]
  source?: Drawn
  target?: Drawn
  /** Of flows alone. */
  waypoints?: object[]
}

export interface Point {
  x: number
  y: number
}

interface Modeling {
  updateProperties(element: Drawn, properties: Record<string, unknown>): void
  updateModdleProperties(element: Drawn, model: Model, properties: Record<string, unknown>): void
  removeElements(elements: Drawn[]): void
  connect(source: Drawn, target: Drawn, attributes?: object): Drawn
  reconnect(connection: Drawn, source: Drawn, target: Drawn, docking?: object): void
  reconnectStart(connection: Drawn, source: Drawn, docking: Point): void
  reconnectEnd(connection: Drawn, target: Drawn, docking: Point): void
  layoutConnection(connection: Drawn): void
  moveElements(elements: Drawn[], by: Point): void
  createShape(shape: Drawn | object, position: Point, target: Drawn, hints?: object): Drawn
}

interface ElementFactory {
  createShape(attributes: object): Drawn
}

interface Moddle {
  create(type: string, attributes?: object): Model
  fromXML(xml: string): Promise<{ rootElement: Model; warnings: { message: string }[] }>
}

interface CommandStack {
  register(command: string, handler: object): void
  execute(command: string, context: object): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
}

export interface Services {
  modeling: Modeling
  elementFactory: ElementFactory
  bpmnFactory: { create(type: string, attributes?: object): Model }
  bpmnReplace: { replaceElement(element: Drawn, target: object, hints?: object): Drawn }
  moddle: Moddle
  commandStack: CommandStack
  elementRegistry: { get(id: string): Drawn | undefined; filter(of: (element: Drawn) => boolean): Drawn[] }
  selection: { get(): Drawn[]; select(elements: Drawn | Drawn[] | null): void }
  canvas: {
    getRootElement(): Drawn
    resized(): void
    zoom(to: number | 'fit-viewport', centre?: 'auto'): number
    viewbox(): { inner: { width: number; height: number }; outer: { width: number; height: number } }
    scrollToElement(element: Drawn): void
    addMarker(id: string, marker: string): void
    removeMarker(id: string, marker: string): void
    getContainer(): HTMLElement
    focus(): void
  }
  autoPlace: { append(source: Drawn, shape: Drawn): Drawn }
  spaceTool: {
    calculateAdjustments(
      elements: Drawn[],
      axis: 'x' | 'y',
      delta: number,
      start: number,
    ): { movingShapes: Drawn[]; resizingShapes: Drawn[] }
    makeSpace(moving: Drawn[], resizing: Drawn[], delta: Point, direction: string, start: number): void
  }
  create: { start(event: Event, shape: Drawn, context?: object): void }
  connect: { start(event: Event, element: Drawn): void }
  contextPad: { registerProvider(priority: number, provider: object): void; close(): void }
  eventBus: { on(events: string | string[], listener: (event: { element?: Drawn }) => void): void }
  directEditing: { complete(): void; isActive(): boolean }
}

/** A viewer or a modeler. */
export interface Drawing {
  get<Name extends keyof Services>(name: Name): Services[Name]
  importXML(xml: string): Promise<{ warnings: readonly string[] }>
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>
  getDefinitions(): Model
  attachTo(box: HTMLElement): void
  detach(): void
  destroy(): void
}

export const isFlow = (element: Drawn): boolean => element.waypoints !== undefined && element.type === 'bpmn:SequenceFlow'
