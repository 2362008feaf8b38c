import { History, MessageSquareText, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useAnswers, useAssets, useEvidenceWithin } from '../../lib/data.ts';
import { Later, later } from '../../lib/later.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { useSelection } from '../library/selection-store.ts';
import { useAsk } from './ask-store.ts';
import { Composer } from './composer.tsx';
import { strings } from './strings.ts';
import { suggestions } from './suggestions.ts';

const turnView = later(() => import('./turn-view.tsx').then((part) => part.TurnView));

/** Buttons of the pane's head: earlier questions, and a fresh start. */
export function AskTools() {
  const { data: answers = [] } = useAnswers();
  const { turns, recall, clear } = useAsk();
  return (
    <>
      {turns.length > 0 ? <IconButton icon={Plus} label={strings.clear} onClick={clear} /> : null}
      <Menu trigger={<IconButton icon={History} label={strings.history} />}>
        <MenuLabel>{answers.length > 0 ? strings.history : strings.noHistory}</MenuLabel>
        {answers.slice(0, 30).map((answer) => (
          <MenuItem key={answer.id} onSelect={() => recall(answer)}>
            <span className="inline-block max-w-72 truncate align-bottom">{answer.question}</span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** What to ask is told from the first minutes, s: of hours the rest would take a while to come. */
const opening = { from: 0, to: 300 };

function Empty() {
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const { data: evidence } = useEvidenceWithin(currentId, opening);
  const asset = assets.find(({ id }) => id === currentId);
  const tries = asset && evidence ? suggestions(asset, evidence) : [];
  const { setDraft } = useAsk.getState();
  return (
    <PaneState
      icon={MessageSquareText}
      title={strings.empty}
      action={
        tries.length > 0 ? (
          <span className="mt-1 flex w-full flex-col gap-1.5">
            {tries.map((question) => (
              <button
                key={question}
                type="button"
                onClick={() => {
                  setDraft(question);
                  document.querySelector<HTMLElement>('[data-tab-field="ask"]')?.focus();
                }}
                className="min-h-8 rounded-control border border-n6 bg-raised px-3 py-1.5 text-left text-base text-n11 text-pretty transition-colors hover:border-n7 hover:text-n12"
              >
                {question}
              </button>
            ))}
          </span>
        ) : null
      }
    >
      {assets.length > 0 ? strings.emptyBody : strings.emptyLibrary}
    </PaneState>
  );
}

/** Questions and answers; the newest at the foot, beside the field. */
export function AskPane() {
  const turns = useAsk((state) => state.turns);
  const { data: assets = [] } = useAssets();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = turns[turns.length - 1];
  const growth = `${latest?.key}-${latest?.sentences.length}-${latest?.state}`;
  useEffect(() => {
    void growth;
    const box = scroller.current;
    const last = box?.querySelector('article:last-of-type');
    if (box && last) box.scrollTo({ top: (last as HTMLElement).offsetTop - box.offsetTop, behavior: 'smooth' });
  }, [growth]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        {turns.length === 0 ? (
          <div className="flex h-full flex-col justify-center">
            <Empty />
          </div>
        ) : (
          turns.map((turn) => <Later key={turn.key} part={turnView} turn={turn} />)
        )}
      </div>
      <Composer disabled={assets.length === 0} />
    </div>
  );
}
