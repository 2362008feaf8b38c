import type { ReactNode } from 'react';
import type { ChosenTask, ModelStatus } from '../../../preload/contract/model.ts';
import { useInfo } from '../../lib/data.ts';
import { EmbeddedRow, ModelRow } from './model-row.tsx';
import { strings } from './strings.ts';

/** A part of the page under its heading. */
export function Section({ title, body, children }: { title: string; body: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-5 first:mt-4">
      <h3 className="font-[600]">{title}</h3>
      <p className="max-w-[72ch] text-meta text-n10 text-pretty">{body}</p>
      {children}
    </section>
  );
}

/** Models for one task: what they add, and each of them; those to be had last. */
export function ChosenSection({ task, models }: { task: ChosenTask; models: readonly ModelStatus[] }) {
  const words = strings.sections[task];
  const here = models.filter(({ state }) => state === 'ready');
  const used = models.find(({ active }) => active);
  const body = !used ? (here.length === 0 ? words.none : words.off) : used.state === 'ready' ? words.body : words.lost;
  // Not by what is in use: a row must not move away under the pointer that chose it.
  const rank = ({ state, downloaded }: ModelStatus) => (state !== 'available' ? 0 : downloaded > 0 ? 1 : 2);
  const kept = useInfo().data?.visual;
  return (
    <Section title={words.title} body={body}>
      {task === 'vlm' && kept && kept.frames > 0 ? (
        <p className="tnum text-meta text-n10">{strings.kept(kept.frames, kept.bytes)}</p>
      ) : null}
      {models.length > 0 ? (
        <ul className="mt-1">
          {models
            .toSorted((a, b) => rank(a) - rank(b))
            .map((model) => (
              <ModelRow key={model.id} model={model} />
            ))}
        </ul>
      ) : (
        <p className="mt-2 text-meta text-n11">{strings.nothingOffered}</p>
      )}
    </Section>
  );
}

export function EmbeddedSection({ models }: { models: readonly ModelStatus[] }) {
  return (
    <Section title={strings.sections.embedded.title} body={strings.sections.embedded.body}>
      <ul className="mt-1">
        {models.map((model) => (
          <EmbeddedRow key={model.id} model={model} />
        ))}
      </ul>
    </Section>
  );
}
