import { ThumbsDown, ThumbsUp } from 'lucide-react';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import { cx } from '../../lib/cx.ts';
import { keys, useFeedback } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { strings } from './strings.ts';

type Given = CallOutput<'feedback.of'>;
type Thumb = Given[number]['thumb'];

/** Shown at once; where it could not be kept, what is kept is shown again. */
async function give(answerId: string, momentId: string | null, thumb: Thumb | null): Promise<void> {
  const queryKey = keys.feedback(answerId);
  await queries.cancelQueries({ queryKey });
  queries.setQueryData<Given>(queryKey, (given = []) => {
    const others = given.filter((one) => one.momentId !== momentId);
    return thumb === null ? others : [...others, { momentId, thumb }];
  });
  try {
    await client.call('feedback.set', { answerId, momentId, thumb });
  } catch (error) {
    sayError(error);
    await queries.invalidateQueries({ queryKey });
  }
}

interface ThumbsProps {
  answerId: string;
  /** null: the answer as a whole. */
  momentId: string | null;
  /** Seen only where the pointer or the focus is, or where one was given. */
  quiet?: boolean;
}

/** Two buttons that say whether an answer, or a moment, was of use; the same one again takes it back. */
export function Thumbs({ answerId, momentId, quiet = false }: ThumbsProps) {
  const { data: given = [] } = useFeedback(answerId);
  const own = given.find((one) => one.momentId === momentId)?.thumb ?? null;
  const isAnswer = momentId === null;
  const button = (thumb: Thumb, icon: typeof ThumbsUp, label: string) => (
    <IconButton
      small
      icon={icon}
      label={label}
      active={own === thumb}
      aria-pressed={own === thumb}
      className={own === thumb ? 'text-accent-text' : undefined}
      onClick={() => void give(answerId, momentId, own === thumb ? null : thumb)}
    />
  );
  return (
    <span
      className={cx(
        'flex shrink-0 items-center',
        quiet && own === null && 'opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100',
      )}
    >
      {button('up', ThumbsUp, isAnswer ? strings.goodAnswer : strings.goodMoment)}
      {button('down', ThumbsDown, isAnswer ? strings.badAnswer : strings.badMoment)}
    </span>
  );
}
