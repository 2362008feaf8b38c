/*
 * The structure of a page for those who hear it, and for programs that take it apart (tagged PDF, ISO 32000-1, 14.8): headings,
 * paragraphs, figures with what they show, tables, links; what only decorates is marked as such.
 */

export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'BlockQuote'
  | 'Figure'
  | 'Caption'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Span'
  | 'Link';

/** One element of the structure. Its content may be drawn later, piece by piece; it is closed when all of it was. */
export class Tagged {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly tag: Tag;
  private readonly element: PDFKit.PDFStructureElement;

  constructor(pdf: PDFKit.PDFDocument, tag: Tag, parent?: Tagged, options: PDFKit.Mixins.StructureElementOptions = {}) {
    this.pdf = pdf;
    this.tag = tag;
    this.element = pdf.struct(tag, options);
    if (parent === undefined) pdf.addStructure(this.element);
    else parent.element.add(this.element);
  }

  /** An element within this one. */
  within(tag: Tag, options?: PDFKit.Mixins.StructureElementOptions): Tagged {
    return new Tagged(this.pdf, tag, this, options);
  }

  /** What `draw` draws belongs to this element. */
  content(draw: () => void): void {
    const content = this.pdf.markStructureContent(this.tag);
    draw();
    this.pdf.endMarkedContent();
    this.element.add(content);
  }

  /** What `draw` draws into the element that it is given leads to a destination of that name. */
  link(
    area: { x: number; y: number; width: number; height: number },
    to: string,
    about: string,
    draw: (link: Tagged) => void,
  ): void {
    const link = this.within('Link');
    draw(link);
    const options: object = { structParent: link.element, Contents: new String(about) };
    this.pdf.goTo(area.x, area.y, area.width, area.height, to, options);
    link.end();
  }

  end(): void {
    this.element.end();
  }
}

/** What `draw` draws says nothing: lines, frames, what stands on every page. */
export function decoration(pdf: PDFKit.PDFDocument, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}
