import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  /** Takes most of the window's height: for a page rather than a question. */
  tall?: boolean;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, wide, tall, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 not-data-[state=closed]:animate-fade bg-scrim" />
        <Radix.Content
          // What Enter should do takes the cursor first, else the dialog: a ring around its close button would say the wrong thing.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            const dialog = event.currentTarget as HTMLElement;
            (dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed left-1/2 z-40 flex w-[calc(100vw-32px)] -translate-x-1/2 not-data-[state=closed]:animate-fade flex-col overflow-hidden rounded-card border outline-none border-n6 bg-n2 shadow-float',
            tall ? 'top-[6vh] max-h-[88vh]' : 'top-[12vh] max-h-[76vh]',
            wide ? 'max-w-[720px]' : 'max-w-[480px]',
          )}
        >
          <header className="flex items-start gap-3 px-4 pt-3.5 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-read font-[600]">{title}</Radix.Title>
              {description ? <Radix.Description className="text-meta text-n10">{description}</Radix.Description> : null}
            </div>
            <Radix.Close
              aria-label="Close"
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-n10 transition-colors hover:bg-n4 hover:text-n12"
            >
              <X size={16} strokeWidth={1.75} aria-hidden />
            </Radix.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section aria-label={title} tabIndex={0} className="focus-inset min-h-0 flex-1 overflow-y-auto px-4 pb-4">
            {children}
          </section>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
