import { type ReactNode, useEffect, useRef } from 'react';
import type { Trace } from '../../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../../preload/contract/evidence.ts';
import { formatTime } from '../../lib/time.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { strings } from './strings.ts';
import { TraceHits, type TraceHitsProps } from './trace-hits.tsx';
import { TraceHops } from './trace-hops.tsx';
import { decoupledText, sentence } from './trace-words.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-micro text-n10">{title}</h4>
      {children}
    </div>
  );
}

function Word({ children, color }: { children: ReactNode; color?: string }) {
  return (
    <span
      className="inline-flex items-center gap-1 rounded-[4px] bg-n4 px-1.5 text-meta"
      style={color ? { color } : undefined}
    >
      {children}
    </span>
  );
}

function PlanView({ trace: { plan, decoupled, hops } }: { trace: Trace }) {
  const weights = Object.entries(plan.kinds).sort((a, b) => b[1] - a[1]);
  return (
    <Section title={strings.readBy[plan.by]}>
      <div className="flex flex-wrap gap-1">
        <Word>
          {plan.answerKind === 'yesNo' ? 'yes or no' : plan.answerKind.replace(/([A-Z])/g, ' $1').toLowerCase()}
        </Word>
        {plan.keywords.map((word) => (
          <Word key={word}>“{word}”</Word>
        ))}
        {plan.objects.map((object) => (
          <Word key={object} color="var(--object)">
            {object}
          </Word>
        ))}
        {plan.time ? (
          <Word>
            {plan.time.relation}
            {plan.time.from !== null ? ` ${formatTime(plan.time.from)}` : ''}
            {plan.time.to !== null ? `–${formatTime(plan.time.to)}` : ''}
          </Word>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-x-3 gap-y-1 text-meta text-n11">
        {weights.map(([name, weight]) => {
          if (!(name in kindLooks) || weight <= 0) return null;
          const { icon: Icon, color, label } = kindLooks[name as EvidenceKind];
          return (
            <span key={name} className="tnum inline-flex items-center gap-1">
              <Icon size={12} strokeWidth={1.75} color={color} aria-hidden />
              {label} {weight.toFixed(1)}
            </span>
          );
        })}
      </div>
      {decoupled ? <p className="text-meta text-n10 text-pretty">{decoupledText(decoupled)}</p> : null}
      {plan.steps.length > 1 && !hops ? (
        <ol className="list-decimal pl-4 text-meta text-n11">
          {plan.steps.map((step) => (
            <li key={`${step.find}-${step.relation}`}>
              Find “{step.find}”{step.relation ? `, ${step.relation}` : ''}
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  );
}

/** How an answer was found: the plan, what was weighed, what fell away and why, and where the time went. */
export function TraceView({ trace, moments, names }: TraceHitsProps) {
  const total = trace.stages.reduce((sum, { ms }) => sum + ms, 0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Braces: newer Chromium returns a promise here, which is no clean-up.
    void box.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, []);
  return (
    <div ref={box} className="selectable flex flex-col gap-3.5 rounded-card border border-n6 bg-n2 p-3">
      <Section title="Route">
        <p className="text-meta text-n11">{trace.route}</p>
      </Section>
      {trace.understood ? (
        <Section title={strings.understood}>
          <p className="text-meta text-pretty">{trace.understood.question}</p>
          <p className="text-meta text-n10 text-pretty">{sentence(trace.understood.why)}</p>
        </Section>
      ) : null}
      <PlanView trace={trace} />
      {trace.hops ? (
        <Section title={strings.steps}>
          <TraceHops hops={trace.hops} names={names} />
        </Section>
      ) : null}
      {trace.hits.length > 0 ? (
        <Section title={strings.weighedBy(trace.reranker.name)}>
          <TraceHits trace={trace} moments={moments} names={names} />
        </Section>
      ) : null}
      {trace.dropped.length > 0 ? (
        <Section title="Left out">
          <ul className="flex flex-col gap-1 text-meta">
            {trace.dropped.slice(0, 8).map(({ text, why }) => (
              <li key={`${text}-${why}`}>
                <span className="line-clamp-1 text-n11">{text}</span>
                <span className="text-n10">{why}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={`Time: ${Math.round(total)} ms`}>
        <ul className="flex flex-col gap-1 text-meta">
          {trace.stages.map(({ name, ms }) => (
            <li key={name} className="flex items-center gap-2">
              <span className="w-36 shrink-0 truncate text-n11">{strings.stages[name] ?? name}</span>
              <span className="h-1 flex-1">
                <span
                  className="block h-1 rounded-full bg-n8"
                  style={{ width: `${Math.max(1, (ms / Math.max(total, 1)) * 100)}%` }}
                />
              </span>
              <span className="tnum w-14 shrink-0 text-right text-n10">
                {ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
