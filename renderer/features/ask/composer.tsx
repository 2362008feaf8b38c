import { ArrowUp, Square } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useSelection } from '../library/selection-store.ts';
import { markedSpan, useTimeline } from '../timeline/timeline-store.ts';
import { type ScopeChoice, useAsk } from './ask-store.ts';
import { scopeChoices, scopeOf } from './scope-of.ts';
import { strings } from './strings.ts';

function useSources() {
  const currentId = useSelection((state) => state.currentId);
  const checked = useSelection((state) => state.checked);
  const from = useTimeline((state) => state.from);
  const to = useTimeline((state) => state.to);
  return { currentId, checked, span: markedSpan({ from, to }) };
}

/** The question, where to look for its answer, and the button that asks. */
export function Composer({ disabled }: { disabled: boolean }) {
  const { draft, choice, turns, setDraft, choose, ask, stop } = useAsk();
  const sources = useSources();
  const choices = scopeChoices(sources);
  const chosen: ScopeChoice = choices.includes(choice) ? choice : 'all';
  const busy = turns.some(({ state }) => state === 'running');
  const names: Record<ScopeChoice, string> = {
    this: strings.scope.this,
    selection: strings.scope.selection,
    checked: strings.scope.checked(sources.checked.size),
    all: strings.scope.all,
  };
  const submit = () => {
    const question = draft.trim();
    if (question && !disabled && !busy) void ask(question, scopeOf(chosen, sources));
  };
  return (
    <form
      className="shrink-0 border-n6 border-t p-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ToggleGroup.Root
        type="single"
        aria-label={strings.scope.label}
        value={chosen}
        onValueChange={(next) => next && choose(next as ScopeChoice)}
        className="mb-2 flex flex-wrap gap-1"
      >
        {choices.map((value) => (
          <ToggleGroup.Item
            key={value}
            value={value}
            className="tnum h-6 rounded-full border border-n6 px-2.5 text-meta text-n10 transition-colors hover:text-n12 data-[state=on]:border-accent data-[state=on]:bg-accent-soft data-[state=on]:text-n12"
          >
            {names[value]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <div className="relative rounded-card border border-n7 bg-raised transition-colors focus-within:border-accent">
        <textarea
          data-tab-field="ask"
          aria-label={strings.field}
          placeholder={strings.field}
          rows={2}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            // While an answer runs Escape is the command that stops it; the cursor stays for the next question.
            if (event.key === 'Escape' && !busy) event.currentTarget.blur();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
          className="field-sizing-content block max-h-40 min-h-14 w-full resize-none bg-transparent py-2 pr-12 pl-3 text-read outline-none focus-visible:outline-none"
        />
        {busy ? (
          <button
            type="button"
            aria-label={strings.stop}
            title={strings.stopHint}
            onClick={stop}
            className="absolute right-2 bottom-2 inline-flex size-8 items-center justify-center rounded-control bg-n5 text-n12 hover:bg-n7"
          >
            <Square size={14} strokeWidth={2} fill="currentColor" aria-hidden />
          </button>
        ) : (
          <button
            type="submit"
            aria-label={strings.ask}
            disabled={disabled || draft.trim() === ''}
            className="absolute right-2 bottom-2 inline-flex size-8 items-center justify-center rounded-control bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-n5 disabled:text-n10"
          >
            <ArrowUp size={16} strokeWidth={2.25} aria-hidden />
          </button>
        )}
      </div>
    </form>
  );
}
