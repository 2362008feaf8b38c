import { toast } from 'sonner';
import { create } from 'zustand';
import type { Settings } from '../../../preload/contract/contract.ts';
import type { Report, ReportDraft, ReportItem } from '../../../preload/contract/report.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { offerUndo } from '../../lib/offer-undo.ts';
import { errorText, sayError } from '../../lib/say-error.ts';
import { type Autosave, createAutosave, type SaveState } from './autosave.ts';
import { moved } from './moved.ts';
import { strings } from './strings.ts';

export interface DraftItem {
  key: string;
  item: ReportItem;
}

interface Draft {
  /** Unknown until it was saved for the first time. */
  id: string | undefined;
  title: string;
  /** null until someone writes it: whom the settings name. */
  author: string | null;
  date: string;
  template: Report['template'];
  items: DraftItem[];
  state: SaveState;
  error: string | null;
  edit: (part: Partial<Pick<Draft, 'title' | 'author' | 'date' | 'template'>>) => void;
  /** Puts an item in, at the end where no place is given; returns its key. */
  add: (item: ReportItem, at?: number) => string;
  change: (key: string, item: ReportItem) => void;
  /** Takes an item out and offers to put it back. */
  remove: (key: string) => void;
  move: (from: number, to: number) => void;
  /** Saves what is open and goes on with another; null is a new one. */
  open: (report: Report | null) => void;
  /** Goes on with a new one; what was open is gone and not written any more. */
  leave: () => void;
  /** Writes what is not written yet and gives back the report's id. */
  save: () => Promise<string>;
}

const blank = {
  id: undefined,
  title: '',
  author: null,
  date: '',
  template: 'brief' as const,
  items: [] as DraftItem[],
  state: 'saved' as const,
  error: null,
};

/** One report for as long as it is open: what it is saved as, and whether its first save of this time is still to come. */
interface Session {
  id: string | undefined;
  opened: boolean;
  /** What it was when another was opened; null while it is the one that is shown. */
  left: ReportDraft | null;
  autosave: Autosave;
}

/** What is saved and previewed of a draft. */
export function contentOf(draft: Pick<Draft, 'title' | 'author' | 'date' | 'template' | 'items'>): ReportDraft {
  const { title, author, date, template, items } = draft;
  return {
    title: title.trim() || strings.untitled,
    author: author ?? queries.getQueryData<Settings>(keys.settings)?.author ?? '',
    date,
    template,
    items: items.map(({ item }) => item),
  };
}

/** The report that is being made. Every change is saved by itself a moment later: nothing is lost on quit. */
export const useReport = create<Draft>((set, get) => {
  let session = begin(undefined);

  function begin(id: string | undefined): Session {
    const one: Session = {
      id,
      opened: id !== undefined,
      left: null,
      autosave: createAutosave({
        write: async () => {
          const { id: known, opened } = one;
          const content = one.left ?? contentOf(get());
          const saved = await client.call('reports.save', { ...(known ? { id: known } : {}), ...content, opened });
          one.id = saved.id;
          one.opened = false;
          if (one === session) set({ id: saved.id });
          void queries.invalidateQueries({ queryKey: keys.reports });
        },
        onState: (state, error) => {
          if (one === session) set({ state, error: state === 'failed' ? errorText(error) : null });
          else if (state === 'failed') sayError(error);
        },
      }),
    };
    return one;
  }

  const touch = (part: Partial<Draft>) => {
    set(part);
    session.autosave.touch();
  };

  return {
    ...blank,
    edit: touch,
    add: (item, at = get().items.length) => {
      const key = crypto.randomUUID();
      touch({ items: get().items.toSpliced(at, 0, { key, item }) });
      return key;
    },
    change: (key, item) => touch({ items: get().items.map((one) => (one.key === key ? { key, item } : one)) }),
    remove: (key) => {
      const at = get().items.findIndex((one) => one.key === key);
      const gone = get().items[at];
      if (!gone) return;
      touch({ items: get().items.toSpliced(at, 1) });
      const from = session;
      const putBack = async () => {
        if (from === session) touch({ items: get().items.toSpliced(at, 0, gone) });
      };
      offerUndo(strings.removed, strings.undo, putBack, 'removed-from-report');
    },
    move: (from, to) => touch({ items: moved(get().items, from, to) }),
    open: (report) => {
      session.left = contentOf(get());
      void session.autosave.flush().catch(() => {});
      toast.dismiss('removed-from-report');
      session = begin(report?.id);
      set(report ? { ...blank, ...shown(report) } : blank);
    },
    leave: () => {
      session.autosave.stop();
      session = begin(undefined);
      set(blank);
    },
    save: async () => {
      const one = session;
      if (one.id === undefined) one.autosave.touch();
      await one.autosave.flush();
      return one.id!;
    },
  };
});

function shown({ id, title, author, date, template, items }: Report) {
  return {
    id,
    title: title === strings.untitled ? '' : title,
    author,
    date,
    template,
    items: items.map((item) => ({ key: crypto.randomUUID(), item })),
  };
}
