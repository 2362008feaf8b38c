import { create } from 'zustand';
import type { Settings } from '../../../preload/contract/contract.ts';
import type { Report, ReportItem } from '../../../preload/contract/report.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { moved } from './moved.ts';
import { strings } from './strings.ts';

interface Draft {
  /** Unknown until it was saved for the first time. */
  id: string | undefined;
  title: string;
  author: string;
  items: { key: string; item: ReportItem }[];
  state: 'saved' | 'dirty' | 'saving' | 'failed';
  error: string | null;
  edit: (part: Partial<Pick<Draft, 'title' | 'author'>>) => void;
  add: (item: ReportItem) => void;
  change: (key: string, item: ReportItem) => void;
  remove: (key: string) => void;
  move: (from: number, to: number) => void;
  open: (report: Report | null) => void;
  /** Writes what is dirty and gives back the report's id. */
  save: () => Promise<string>;
}

const blank = {
  id: undefined,
  title: '',
  author: '',
  items: [] as Draft['items'],
  state: 'saved' as const,
  error: null,
};
let timer: ReturnType<typeof setTimeout> | undefined;

/** The report that is being made. Every change is saved by itself a moment later: nothing is lost on quit. */
export const useReport = create<Draft>((set, get) => {
  const touch = (part: Partial<Draft>) => {
    set({ ...part, state: 'dirty' });
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        void get()
          .save()
          .catch(() => {}),
      600,
    );
  };
  return {
    ...blank,
    edit: touch,
    add: (item) => touch({ items: [...get().items, { key: crypto.randomUUID(), item }] }),
    change: (key, item) => touch({ items: get().items.map((one) => (one.key === key ? { key, item } : one)) }),
    remove: (key) => touch({ items: get().items.filter((one) => one.key !== key) }),
    move: (from, to) => touch({ items: moved(get().items, from, to) }),
    open: (report) => {
      clearTimeout(timer);
      set(
        report
          ? {
              ...blank,
              id: report.id,
              title: report.title === strings.untitled ? '' : report.title,
              author: report.author,
              items: report.items.map((item) => ({ key: crypto.randomUUID(), item })),
            }
          : blank,
      );
    },
    save: async () => {
      clearTimeout(timer);
      const { id, title, author, items } = get();
      set({ state: 'saving' });
      try {
        const saved = await client.call('reports.save', {
          ...(id ? { id } : {}),
          title: title.trim() || strings.untitled,
          author: author || (queries.getQueryData<Settings>(keys.settings)?.author ?? ''),
          items: items.map(({ item }) => item),
        });
        set((now) => ({ id: saved.id, state: now.state === 'dirty' ? 'dirty' : 'saved', error: null }));
        void queries.invalidateQueries({ queryKey: keys.reports });
        return saved.id;
      } catch (error) {
        set({ state: 'failed', error: errorText(error) });
        throw error;
      }
    },
  };
});
