import AutoPlace from 'bpmn-js/lib/features/auto-place'
import AutoResize from 'bpmn-js/lib/features/auto-resize'
import CopyPaste from 'bpmn-js/lib/features/copy-paste'
import EditorActions from 'bpmn-js/lib/features/editor-actions'
import GridSnapping from 'bpmn-js/lib/features/grid-snapping'
import InteractionEvents from 'bpmn-js/lib/features/interaction-events'
import Keyboard from 'bpmn-js/lib/features/keyboard'
import LabelEditing from 'bpmn-js/lib/features/label-editing'
import Modeling from 'bpmn-js/lib/features/modeling'
import ModelingFeedback from 'bpmn-js/lib/features/modeling-feedback'
import Outline from 'bpmn-js/lib/features/outline'
import Replace from 'bpmn-js/lib/features/replace'
import ReplacePreview from 'bpmn-js/lib/features/replace-preview'
import Snapping from 'bpmn-js/lib/features/snapping'
import AutoScroll from 'diagram-js/lib/features/auto-scroll'
import Bendpoints from 'diagram-js/lib/features/bendpoints'
import Connect from 'diagram-js/lib/features/connect'
import ConnectionPreview from 'diagram-js/lib/features/connection-preview'
import ContextPad from 'diagram-js/lib/features/context-pad'
import Create from 'diagram-js/lib/features/create'
import HandTool from 'diagram-js/lib/features/hand-tool'
import KeyboardMoveSelection from 'diagram-js/lib/features/keyboard-move-selection'
import LassoTool from 'diagram-js/lib/features/lasso-tool'
import Move from 'diagram-js/lib/features/move'
import Resize from 'diagram-js/lib/features/resize'
import SpaceTool from 'diagram-js/lib/features/space-tool'
import KeyboardMove from 'diagram-js/lib/navigation/keyboard-move'
import MoveCanvas from 'diagram-js/lib/navigation/movecanvas'
import ZoomScroll from 'diagram-js/lib/navigation/zoomscroll'
import DirectEditing from 'diagram-js-direct-editing'

/** What a modeler is made of here: no palette and no menus of its own, since ours offer what runs and nothing else. */
export const modules = [
  AutoPlace,
  AutoResize,
  AutoScroll,
  Bendpoints,
  Connect,
  ConnectionPreview,
  ContextPad,
  CopyPaste,
  Create,
  DirectEditing,
  EditorActions,
  GridSnapping,
  HandTool,
  InteractionEvents,
  Keyboard,
  KeyboardMove,
  KeyboardMoveSelection,
  LabelEditing,
  LassoTool,
  Modeling,
  ModelingFeedback,
  Move,
  MoveCanvas,
  Outline,
  Replace,
  ReplacePreview,
  Resize,
  Snapping,
  SpaceTool,
  ZoomScroll,
]
