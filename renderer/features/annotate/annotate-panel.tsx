import { AArrowDown, AArrowUp, Copy, Trash2 } from 'lucide-react';
import type { Annotation, AnnotationOf } from '../../../preload/contract/annotation.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { saveNow, useAnnotate } from './annotate-store.ts';
import { duplicateSelected } from './mark-actions.ts';
import { MarkedList } from './marked-list.tsx';
import { scaledText } from './shape-geometry.ts';
import { SpanMenu } from './span-menu.tsx';
import { strings } from './strings.ts';

const field =
  'h-7 w-full min-w-0 max-w-96 rounded-control border border-n6 bg-raised px-2 text-base text-n12 transition-colors hover:border-n7 focus-visible:outline-offset-0';

function SaveState() {
  const saving = useAnnotate((state) => state.saving);
  if (saving.state === 'failed') {
    return (
      <span role="alert" className="flex min-w-0 items-center gap-2 text-meta text-red">
        <span className="truncate" title={errorText(saving.error)}>
          {strings.unsaved(errorText(saving.error))}
        </span>
        <Button onClick={() => void saveNow()}>{strings.tryAgain}</Button>
      </span>
    );
  }
  const words = { saved: strings.saved, waiting: strings.saving, saving: strings.saving };
  return <span className="shrink-0 text-meta text-n10">{words[saving.state]}</span>;
}

function Words({ one }: { one: AnnotationOf<'box'> | AnnotationOf<'callout'> }) {
  const act = useAnnotate((state) => state.act);
  const isBox = one.kind === 'box';
  const name = isBox ? strings.label : strings.calloutText(one.number);
  return (
    <input
      data-shape-words
      aria-label={name}
      placeholder={isBox ? strings.labelHint : name}
      value={isBox ? one.label : one.text}
      maxLength={isBox ? 500 : 10_000}
      onChange={({ target: { value } }) =>
        act({
          type: 'change',
          annotation: isBox ? { ...one, label: value } : { ...one, text: value },
          gesture: `words-${one.id}`,
        })
      }
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        // Keys go on with the shape.
        document.querySelector<HTMLElement>('[role=application]')?.focus();
      }}
      className={`selectable ${field}`}
    />
  );
}

function HideOptions({ one, asset }: { one: AnnotationOf<'hide'>; asset: Asset }) {
  const { pen, act, set } = useAnnotate();
  return (
    <>
      <Segmented
        label={strings.style}
        value={one.style}
        options={[
          { value: 'pixelate', label: strings.pixelate },
          { value: 'blur', label: strings.blur },
        ]}
        onValue={(style) => {
          set({ pen: { ...pen, style } });
          act({ type: 'change', annotation: { ...one, style } });
        }}
      />
      {asset.kind === 'video' ? <SpanMenu asset={asset} /> : null}
    </>
  );
}

function Letters({ one }: { one: AnnotationOf<'text'> }) {
  const act = useAnnotate((state) => state.act);
  const scale = (factor: number) => act({ type: 'change', annotation: scaledText(one, factor) });
  return (
    <>
      <IconButton icon={AArrowDown} label={strings.smaller} side="top" onClick={() => scale(1 / 1.2)} />
      <IconButton icon={AArrowUp} label={strings.larger} side="top" onClick={() => scale(1.2)} />
    </>
  );
}

function Options({ one, asset }: { one: Annotation | undefined; asset: Asset }) {
  if (one?.kind === 'box' || one?.kind === 'callout') return <Words key={one.id} one={one} />;
  if (one?.kind === 'hide') return <HideOptions one={one} asset={asset} />;
  if (one?.kind === 'text') return <Letters one={one} />;
  if (one) return <span className="text-n11">{strings.tools[one.kind]}</span>;
  return <MarkedList asset={asset} />;
}

/** Under the picture while one draws on it: the selected shape's own settings, or the frames that were drawn on; and what can be done. */
export function AnnotatePanel({ asset }: { asset: Asset }) {
  const { draft, selected, tool, act } = useAnnotate();
  const drawing = draft?.history.present;
  const one = drawing?.annotations.find(({ id }) => id === selected);
  const hint =
    one?.kind === 'hide' && drawing
      ? asset.kind === 'image'
        ? strings.hiddenStill
        : strings.hiddenSpan(drawing.start, drawing.end)
      : one?.kind === 'box' || one?.kind === 'callout'
        ? `${strings.selectedHint} ${strings.wordsHint}`
        : one
          ? strings.selectedHint
          : strings.hints[tool];
  return (
    <section
      aria-label={strings.title}
      className="flex h-16 @max-[460px]:h-20 shrink-0 flex-col justify-center gap-0.5 border-n6 border-t px-3"
    >
      <div className="flex h-7 min-w-0 items-center gap-2">
        <div className="flex min-w-0 flex-1 items-center gap-2">
          <Options one={one} asset={asset} />
          {one ? (
            <span className="flex shrink-0">
              <IconButton icon={Copy} label={strings.duplicate} keys="mod+d" side="top" onClick={duplicateSelected} />
              <IconButton
                icon={Trash2}
                label={strings.delete}
                keys="delete"
                side="top"
                onClick={() => act({ type: 'remove', id: one.id })}
              />
            </span>
          ) : null}
        </div>
        <SaveState />
      </div>
      <p className="line-clamp-1 @max-[460px]:line-clamp-2 text-meta text-n10" title={hint}>
        {hint}
      </p>
    </section>
  );
}
