import type { Asset } from '../../../preload/contract/asset.ts';
import type { Settings } from '../../../preload/contract/contract.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { useAsk } from '../ask/ask-store.ts';
import { openFilePicker } from '../library/file-picker.ts';
import { importSample } from '../library/import-store.ts';
import { useLibraryView } from '../library/library-store.ts';
import { useSelection } from '../library/selection-store.ts';
import { fullScreen } from '../player/full-screen.ts';
import { usePlayer } from '../player/player-store.ts';
import { halt, jump, nextRate, playBackwards, playForwards, stepFrame } from '../player/transport.ts';
import { addCurrentMoment } from '../reports/add-to-report.ts';
import { exportReport } from '../reports/export-report.ts';
import { useReport } from '../reports/report-store.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { applyTheme } from '../settings/use-theme.ts';
import { focusTab, useShell } from '../shell/shell-store.ts';
import { timelineZoom, useTimeline } from '../timeline/timeline-store.ts';
import type { Command } from './command.ts';

const fps = (): number | null => {
  const id = useSelection.getState().currentId;
  return queries.getQueryData<Asset[]>(keys.assets)?.find((asset) => asset.id === id)?.fps ?? null;
};

function openNeighbour(step: 1 | -1): void {
  const assets = queries.getQueryData<Asset[]>(keys.assets) ?? [];
  const { currentId, open } = useSelection.getState();
  const at = assets.findIndex(({ id }) => id === currentId);
  const next = assets[Math.max(0, Math.min(assets.length - 1, at + step))];
  if (next) open(next.id);
}

function setTheme(theme: Settings['theme']): void {
  applyTheme(theme);
  void saveSettings({ theme });
}

const player = usePlayer.getState;
const mark = (part: { from?: number; to?: number }) => useTimeline.getState().mark(part);
const dialog = (name: 'palette' | 'help' | 'settings' | 'models') => {
  const shell = useShell.getState();
  shell.set({ dialog: shell.dialog === name ? null : name });
};

/** The one registry. Keys, palette and help read it; a control that shows a key names it by its combination. */
export const commands: readonly Command[] = [
  { id: 'play', group: 'Player', title: 'Play or pause', keys: ['space'], run: () => player().toggle() },
  { id: 'backwards', group: 'Player', title: 'Play backwards', keys: ['j'], run: playBackwards },
  { id: 'halt', group: 'Player', title: 'Stop', keys: ['k'], run: halt },
  { id: 'forwards', group: 'Player', title: 'Play, then faster', keys: ['l'], run: playForwards },
  {
    id: 'frame-back',
    group: 'Player',
    title: 'Back one frame',
    keys: [',', 'arrowleft'],
    run: () => stepFrame(-1, fps()),
  },
  {
    id: 'frame-on',
    group: 'Player',
    title: 'Forward one frame',
    keys: ['.', 'arrowright'],
    run: () => stepFrame(1, fps()),
  },
  { id: 'back', group: 'Player', title: 'Back 5 seconds', keys: ['shift+arrowleft'], run: () => jump(-5) },
  { id: 'on', group: 'Player', title: 'Forward 5 seconds', keys: ['shift+arrowright'], run: () => jump(5) },
  { id: 'start', group: 'Player', title: 'To the start', keys: ['home'], run: () => player().seek(0) },
  { id: 'end', group: 'Player', title: 'To the end', keys: ['end'], run: () => player().seek(player().duration) },
  {
    id: 'slower',
    group: 'Player',
    title: 'Slower',
    keys: ['['],
    run: () => player().setRate(nextRate(player().rate, -1)),
  },
  {
    id: 'faster',
    group: 'Player',
    title: 'Faster',
    keys: [']'],
    run: () => player().setRate(nextRate(player().rate, 1)),
  },
  {
    id: 'boxes',
    group: 'Player',
    title: 'Outline what was found',
    keys: ['b'],
    run: () => player().set({ showBoxes: !player().showBoxes }),
  },
  { id: 'full', group: 'Player', title: 'Full screen', keys: ['f'], run: fullScreen },
  { id: 'in', group: 'Timeline', title: 'Set the in point', keys: ['i'], run: () => mark({ from: player().time }) },
  { id: 'out', group: 'Timeline', title: 'Set the out point', keys: ['o'], run: () => mark({ to: player().time }) },
  { id: 'to-marks', group: 'Timeline', title: 'Zoom to the selection', keys: ['z'], run: timelineZoom.toMarks },
  { id: 'zoom-in', group: 'Timeline', title: 'Zoom in', keys: ['+', '='], run: () => timelineZoom.by(1.6) },
  { id: 'zoom-out', group: 'Timeline', title: 'Zoom out', keys: ['-'], run: () => timelineZoom.by(1 / 1.6) },
  { id: 'fit', group: 'Timeline', title: 'Show the whole file', keys: ['0'], run: timelineZoom.fit },
  { id: 'ask', group: 'Ask and search', title: 'Ask', keys: ['/'], run: () => focusTab('ask') },
  {
    id: 'search',
    group: 'Ask and search',
    title: 'Search words or meaning',
    keys: ['mod+f'],
    inFields: true,
    run: () => focusTab('search'),
  },
  {
    id: 'transcript',
    group: 'Ask and search',
    title: 'Find in transcript',
    keys: ['t'],
    run: () => focusTab('transcript'),
  },
  {
    id: 'fresh',
    group: 'Ask and search',
    title: 'Start a fresh conversation',
    keys: [],
    run: () => useAsk.getState().clear(),
  },
  {
    id: 'add',
    group: 'Library',
    title: 'Add files',
    keys: ['mod+o'],
    inFields: true,
    run: () => openFilePicker('files'),
  },
  {
    id: 'add-folder',
    group: 'Library',
    title: 'Add a folder',
    keys: ['mod+shift+o'],
    inFields: true,
    run: () => openFilePicker('folder'),
  },
  { id: 'sample', group: 'Library', title: 'Add the sample', keys: [], run: () => void importSample() },
  { id: 'previous', group: 'Library', title: 'Previous file', keys: ['shift+arrowup'], run: () => openNeighbour(-1) },
  { id: 'next', group: 'Library', title: 'Next file', keys: ['shift+arrowdown'], run: () => openNeighbour(1) },
  {
    id: 'layout',
    group: 'Library',
    title: 'Grid or list',
    keys: ['g'],
    run: () => useLibraryView.getState().set({ layout: useLibraryView.getState().layout === 'grid' ? 'list' : 'grid' }),
  },
  { id: 'moment', group: 'Report', title: 'Add this moment to the report', keys: ['m'], run: addCurrentMoment },
  {
    id: 'report',
    group: 'Report',
    title: 'Show or hide the report',
    keys: ['r'],
    run: () => useShell.getState().set({ report: !useShell.getState().report }),
  },
  { id: 'new-report', group: 'Report', title: 'New report', keys: [], run: () => useReport.getState().open(null) },
  {
    id: 'export-html',
    group: 'Report',
    title: 'Export the report as HTML',
    keys: ['mod+e'],
    inFields: true,
    run: () => void exportReport('html'),
  },
  {
    id: 'export-md',
    group: 'Report',
    title: 'Export the report as Markdown',
    keys: [],
    run: () => void exportReport('md'),
  },
  {
    id: 'palette',
    group: 'Window',
    title: 'Find a command or file',
    keys: ['mod+k'],
    inFields: true,
    run: () => dialog('palette'),
  },
  { id: 'help', group: 'Window', title: 'Keyboard', keys: ['?'], run: () => dialog('help') },
  {
    id: 'settings',
    group: 'Window',
    title: 'Settings',
    keys: ['mod+,'],
    inFields: true,
    run: () => dialog('settings'),
  },
  { id: 'models', group: 'Window', title: 'Models on this machine', keys: [], run: () => dialog('models') },
  { id: 'dark', group: 'Window', title: 'Dark theme', keys: [], run: () => setTheme('dark') },
  { id: 'light', group: 'Window', title: 'Light theme', keys: [], run: () => setTheme('light') },
  { id: 'system', group: 'Window', title: 'Theme of the system', keys: [], run: () => setTheme('system') },
];
