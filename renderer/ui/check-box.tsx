import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { cx } from '../lib/cx.ts';

export interface CheckBoxProps {
  checked: boolean | 'indeterminate';
  onChecked: (checked: boolean) => void;
  /** Name for screen readers; a label around it is enough where it says the same. */
  label?: string;
  className?: string;
}

/** A box to tick; put it into a label with its words. */
export function CheckBox({ checked, onChecked, label, className }: CheckBoxProps) {
  const Icon = checked === 'indeterminate' ? Minus : Check;
  return (
    <Radix.Root
      checked={checked}
      onCheckedChange={(next) => onChecked(next === true)}
      aria-label={label}
      className={cx(
        "relative inline-flex size-4 shrink-0 items-center justify-center rounded-[4px] border border-n8 bg-raised transition-colors hover:border-n9 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent before:absolute before:-inset-1 before:content-['']",
        className,
      )}
    >
      <Radix.Indicator>
        <Icon size={12} strokeWidth={3} aria-hidden className="text-on-accent" />
      </Radix.Indicator>
    </Radix.Root>
  );
}
