/** The namespace of what we add to BPMN 2.0; see docs/guides/processes.md. */
export const processNamespace = 'urn:parley:bpmn'

/** The same as a moddle descriptor: bpmn-moddle reads and writes our attributes and elements by it, in the server and in the designer. */
export const processModdle = {
  name: 'Parley',
  uri: processNamespace,
  prefix: 'parley',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    {
      name: 'PerformedTask',
      extends: ['bpmn:UserTask'],
      properties: [
        // initiator, user:<id>, group:<id>, position:<id of an org chart item> or variable:<code>.
        { name: 'performer', isAttr: true, type: 'String' },
        // An ISO 8601 duration from when the task comes up.
        { name: 'due', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'StepTask',
      extends: ['bpmn:SendTask'],
      properties: [{ name: 'step', isAttr: true, type: 'String' }],
    },
    {
      name: 'Form',
      superClass: ['Element'],
      properties: [{ name: 'fields', isMany: true, type: 'Field' }],
    },
    {
      name: 'Field',
      superClass: ['Element'],
      properties: [
        { name: 'code', isAttr: true, type: 'String' },
        { name: 'required', isAttr: true, type: 'Boolean' },
        { name: 'readOnly', isAttr: true, type: 'Boolean' },
      ],
    },
    {
      name: 'Setting',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'value', isAttr: true, type: 'String' },
      ],
    },
  ],
} as const
