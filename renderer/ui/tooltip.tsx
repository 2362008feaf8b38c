import { Tooltip as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Keys } from './keys.tsx';

export const TooltipProvider = Radix.Provider;

export interface TooltipProps {
  label: string;
  /** Shown behind the label, as the registry writes it: "mod+k". */
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactNode;
}

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  // Of the dozens in a window hardly one is ever open: the others are no more than their button.
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      {open ? (
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="only-seen z-50 flex max-w-72 not-data-[state=closed]:animate-fade items-center gap-2 rounded-control bg-n12 px-2 py-1 text-meta text-n1 shadow-float"
          >
            {label}
            {keys ? <Keys keys={keys} inverted /> : null}
          </Radix.Content>
        </Radix.Portal>
      ) : null}
    </Radix.Root>
  );
}
