import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { Tooltip, type TooltipProps } from './tooltip.tsx';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** Name for the tooltip and for screen readers. */
  label: string;
  keys?: string;
  side?: TooltipProps['side'];
  active?: boolean;
  small?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys, side, active, small, className, ...rest } = props;
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-control text-n10 transition-colors duration-[var(--quick)] hover:bg-n4 hover:text-n12 disabled:pointer-events-none disabled:opacity-40',
          small ? 'size-6' : 'size-7',
          active && 'bg-n4 text-n12',
          className,
        )}
        {...rest}
      >
        <Icon size={small ? 14 : 16} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}
