import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx.ts';

type Tone = 'plain' | 'main' | 'quiet' | 'danger';

const tones: Record<Tone, string> = {
  plain: 'bg-raised text-n12 hover:bg-n4 active:bg-n5 border border-n6',
  main: 'bg-accent text-on-accent hover:bg-accent-strong font-[550]',
  quiet: 'text-n11 hover:bg-n4 hover:text-n12',
  danger: 'bg-red-soft text-red hover:bg-n4',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: Tone;
  /** 32 px, for the one main action of a view. */
  large?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = 'plain', large, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control px-2.5 transition-colors duration-[var(--quick)] disabled:pointer-events-none disabled:opacity-45',
        large ? 'h-8 px-3.5' : 'h-7',
        tones[tone],
        className,
      )}
      {...rest}
    />
  );
}
