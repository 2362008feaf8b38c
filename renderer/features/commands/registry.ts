import { toast } from 'sonner';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { Settings } from '../../../preload/contract/contract.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { undoLast } from '../../lib/last-undo.ts';
import { openPicture, toggleAnnotate, useAnnotate } from '../annotate/annotate-store.ts';
import { duplicateSelected, savePicture, stepHistory } from '../annotate/mark-actions.ts';
import type { Tool } from '../annotate/tools.ts';
import { askAboutSelection } from '../ask/ask-about.ts';
import { useAsk } from '../ask/ask-store.ts';
import { cuttable, openClipOfSelection, openClipsOfReport } from '../export/open-clips.ts';
import { openFilePicker } from '../library/file-picker.ts';
import { importSample } from '../library/import-store.ts';
import { useLibraryView } from '../library/library-store.ts';
import { useSelection } from '../library/selection-store.ts';
import { strings } from '../library/strings.ts';
import { fullScreen } from '../player/full-screen.ts';
import { usePlayer } from '../player/player-store.ts';
import { stepFrame } from '../player/step-frame.ts';
import { halt, jump, nextRate, playBackwards, playForwards } from '../player/transport.ts';
import { addCurrentMoment } from '../reports/add-to-report.ts';
import { exportReport } from '../reports/export-report.ts';
import { useReport } from '../reports/report-store.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { applyTheme } from '../settings/use-theme.ts';
import { focusTab, toggleReport, useShell } from '../shell/shell-store.ts';
import { toggleLane } from '../timeline/lane-names.ts';
import { toggleLoop } from '../timeline/loop.ts';
import { addNote, canNote, goToNote, hasSelectedNote, removeNote } from '../timeline/note-actions.ts';
import { markedSpan, timelineZoom, useTimeline } from '../timeline/timeline-store.ts';
import { redoCorrection, undoCorrection } from '../transcript/corrections.ts';
import type { Command } from './command.ts';
import { type CommandId, commandTable } from './command-table.ts';

function openNeighbour(step: 1 | -1): void {
  const assets = queries.getQueryData<Asset[]>(keys.assets) ?? [];
  const { currentId, open } = useSelection.getState();
  const at = assets.findIndex(({ id }) => id === currentId);
  const next = assets[Math.max(0, Math.min(assets.length - 1, at + step))];
  if (!next) return;
  open(next.id);
  useShell.getState().set({ front: 'player' });
}

function setTheme(theme: Settings['theme']): void {
  applyTheme(theme);
  void saveSettings({ theme });
}

const player = usePlayer.getState;
const mark = (part: { from?: number | null; to?: number | null }) => useTimeline.getState().mark(part);
const seekTo = (time: number | null) => time !== null && player().seek(time);
const hasSelection = () => markedSpan(useTimeline.getState()) !== null;
const dialog = (name: 'palette' | 'help' | 'settings' | 'models') => {
  const shell = useShell.getState();
  shell.set({ dialog: shell.dialog === name ? null : name });
};

const tool = (name: Tool) => () => useAnnotate.getState().setTool(name);
const annotating = () => useAnnotate.getState().on;

/** How each command is done. */
const runs: Record<CommandId, () => void> = {
  play: () => player().toggle(),
  backwards: playBackwards,
  halt: halt,
  forwards: playForwards,
  'frame-back': () => stepFrame(-1),
  'frame-on': () => stepFrame(1),
  back: () => jump(-5),
  on: () => jump(5),
  start: () => player().seek(0),
  end: () => player().seek(player().duration),
  slower: () => player().setRate(nextRate(player().rate, -1)),
  faster: () => player().setRate(nextRate(player().rate, 1)),
  boxes: () => player().set({ showBoxes: !player().showBoxes }),
  full: fullScreen,
  annotate: toggleAnnotate,
  'tool-select': tool('select'),
  'tool-box': tool('box'),
  'tool-arrow': tool('arrow'),
  'tool-text': tool('text'),
  'tool-highlight': tool('highlight'),
  'tool-freehand': tool('freehand'),
  'tool-callout': tool('callout'),
  'tool-hide': tool('hide'),
  redo: () => void stepHistory('redo'),
  duplicate: duplicateSelected,
  'save-picture': () => void savePicture(),
  in: () => mark({ from: player().time }),
  out: () => mark({ to: player().time }),
  'to-marks': timelineZoom.toMarks,
  'export-clip': openClipOfSelection,
  'zoom-in': () => timelineZoom.by(1.6),
  'zoom-out': () => timelineZoom.by(1 / 1.6),
  fit: timelineZoom.fit,
  'page-back': () => timelineZoom.page(-1),
  'page-on': () => timelineZoom.page(1),
  centre: () => timelineZoom.centre(player().time),
  'to-in': () => seekTo(useTimeline.getState().from),
  'to-out': () => seekTo(useTimeline.getState().to),
  loop: toggleLoop,
  'ask-selection': askAboutSelection,
  'clear-marks': () => mark({ from: null, to: null }),
  marker: () => void addNote(false),
  note: () => void addNote(true),
  'note-before': () => goToNote(-1),
  'note-after': () => goToNote(1),
  'remove-note': () => void removeNote(),
  'lane-frames': () => toggleLane('frames'),
  'lane-speech': () => toggleLane('speech'),
  'lane-subtitle': () => toggleLane('subtitle'),
  'lane-text': () => toggleLane('text'),
  'lane-object': () => toggleLane('object'),
  'lane-caption': () => toggleLane('caption'),
  'lane-hits': () => toggleLane('hits'),
  'lane-note': () => toggleLane('note'),
  ask: () => focusTab('ask'),
  'stop-answer': () => useAsk.getState().stop(),
  search: () => focusTab('search'),
  transcript: () => focusTab('transcript'),
  'replace-words': () => useShell.getState().set({ tab: 'transcript', front: 'side', dialog: 'replace' }),
  'undo-correction': () => void undoCorrection(),
  'redo-correction': () => void redoCorrection(),
  fresh: () => useAsk.getState().clear(),
  add: () => openFilePicker('files'),
  'add-folder': () => openFilePicker('folder'),
  sample: () => void importSample(),
  previous: () => openNeighbour(-1),
  next: () => openNeighbour(1),
  'undo-remove': () => {
    if (!stepHistory('undo') && !undoLast()) toast(strings.nothingToUndo);
  },
  layout: () =>
    useLibraryView.getState().set({ layout: useLibraryView.getState().layout === 'grid' ? 'list' : 'grid' }),
  moment: () => void addCurrentMoment(),
  report: toggleReport,
  'report-view': () =>
    useShell.getState().set({ view: useShell.getState().view === 'report' ? null : 'report', report: false }),
  'new-report': () => useReport.getState().open(null),
  'export-html': () => void exportReport('html'),
  'export-md': () => void exportReport('md'),
  'export-pdf': () => void exportReport('pdf'),
  'export-docx': () => void exportReport('docx'),
  'export-json': () => void exportReport('json'),
  'export-clips': openClipsOfReport,
  palette: () => dialog('palette'),
  help: () => dialog('help'),
  settings: () => dialog('settings'),
  models: () => dialog('models'),
  dark: () => setTheme('dark'),
  light: () => setTheme('light'),
  system: () => setTheme('system'),
};

/** Commands that mean something only at times. */
const whens: Partial<Record<CommandId, () => boolean>> = {
  'export-clip': () => cuttable() !== undefined,
  'export-clips': () => useReport.getState().items.length > 0,
  'stop-answer': () => useAsk.getState().turns.some(({ state }) => state === 'running'),
  annotate: () => openPicture() !== undefined,
  'tool-select': annotating,
  'tool-box': annotating,
  'tool-arrow': annotating,
  'tool-text': annotating,
  'tool-highlight': annotating,
  'tool-freehand': annotating,
  'tool-callout': annotating,
  'tool-hide': annotating,
  redo: annotating,
  duplicate: annotating,
  'save-picture': () => openPicture() !== undefined,
  'to-marks': hasSelection,
  loop: hasSelection,
  'ask-selection': hasSelection,
  'clear-marks': () => useTimeline.getState().from !== null || useTimeline.getState().to !== null,
  marker: canNote,
  note: canNote,
  'note-before': canNote,
  'note-after': canNote,
  'remove-note': hasSelectedNote,
};

/** The one registry. A control that shows a key names it by its combination. */
export const commands: readonly Command[] = commandTable.map((entry) => ({
  ...entry,
  run: runs[entry.id],
  when: whens[entry.id],
}));
