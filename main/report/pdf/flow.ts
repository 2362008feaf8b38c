/** Something that is drawn in one go, and never across two pages. Heights in pt. */
export interface Piece {
  height: number;
  /** Room above it, left out at the top of a page. */
  gap?: number;
  /** Stands on one page with the piece that follows. */
  staysWithNext?: boolean;
  draw(y: number): void;
}

export interface Page {
  top: number;
  bottom: number;
}

/**
 * Lays pieces under each other and begins a page where the next ones do not fit. Nothing is drawn before it is known that what it must
 * not be parted from fits as well.
 */
export class Flow {
  private readonly page: Page;
  private readonly newPage: () => void;
  private waiting: Piece[] = [];
  private head: Piece | undefined;
  private y: number;
  /** Where a page begins, below what is repeated on each. */
  private top: number;

  constructor(page: Page, newPage: () => void) {
    this.page = page;
    this.newPage = newPage;
    this.top = page.top;
    this.y = page.top;
  }

  /** Height of a page, pt. */
  get pageHeight(): number {
    return this.page.bottom - this.page.top;
  }

  add(...pieces: Piece[]): void {
    for (const piece of pieces) {
      this.waiting.push(piece);
      if (!piece.staysWithNext) this.settle();
    }
  }

  /** Stands at the top of every page that begins from now on, as the heads of a table do. */
  repeat(head: Piece | undefined): void {
    this.settle();
    this.head = head;
  }

  /** What follows begins a page. */
  breakPage(): void {
    this.settle();
    if (this.y > this.top) this.turn();
  }

  /** Draws what still waits. */
  settle(): void {
    const group = this.waiting;
    this.waiting = [];
    const [first] = group;
    if (first === undefined) return;
    const height = group.reduce((sum, piece) => sum + piece.height + (piece === first ? 0 : (piece.gap ?? 0)), 0);
    // A group that no page holds is parted wherever it must be.
    const fits = this.y + (first.gap ?? 0) + height <= this.page.bottom;
    if (!fits && this.y > this.top && height <= this.pageHeight - (this.head?.height ?? 0)) this.turn();
    for (const piece of group) this.place(piece);
  }

  private place({ height, gap = 0, draw }: Piece): void {
    if (this.y > this.top) {
      if (this.y + gap + height > this.page.bottom) this.turn();
      else this.y += gap;
    }
    draw(this.y);
    this.y += height;
  }

  private turn(): void {
    this.newPage();
    this.y = this.page.top;
    if (this.head !== undefined) {
      this.head.draw(this.y);
      this.y += this.head.height;
    }
    this.top = this.y;
  }
}

/**
 * Lines of one paragraph: two at least on either side of a page's end, all on one page where `whole` and there are not too many.
 * The last is followed by `staysWithNext` as given.
 */
export function asParagraph(
  pieces: readonly Piece[],
  { gap = 0, whole = 0, staysWithNext = false }: { gap?: number; whole?: number; staysWithNext?: boolean } = {},
): Piece[] {
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const last = pieces.length - 1;
  return pieces.map((piece, index) => ({
    ...piece,
    gap: index === 0 ? gap : (piece.gap ?? 0),
    staysWithNext: index === last ? staysWithNext : height <= whole || index === 0 || index === last - 1,
  }));
}
