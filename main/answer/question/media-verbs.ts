/** Sources of regular expressions for what is done with words and with pictures in a recording. */

/** Finite and other forms of verbs of saying. */
export const SAYING =
  'sa(?:id|ys?|ying)|mention(?:s|ed|ing)?|sp(?:eaks?|oke|oken|eaking)|tells?|told|telling|talk(?:s|ed|ing)?|asks?|asked|asking|' +
  'explain(?:s|ed|ing)?|describe[sd]?|describing|hear|heard|discuss(?:ed|es|ing)?|announce[sd]?|announcing|sentences?|' +
  'remark(?:s|ed|ing)?|words|claim(?:s|ed|ing)?|warn(?:s|ed|ing)?|advises?|advised|reads? out|greet(?:s|ed|ing)?|' +
  'thank(?:s|ed|ing)?|suggest(?:s|ed|ing)?|propose[sd]?|proposing|quote[sd]?|recommend(?:s|ed|ing)?|named|naming|' +
  'brings? up|brought up|wonder(?:s|ed|ing)?|wants? to know|wanted to know|complain(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|' +
  'refer(?:s|red|ring)? to|touch(?:es|ed)? on|comment(?:s|ed|ing)? on|point(?:s|ed)? out|insist(?:s|ed)?|promise[sd]?|' +
  'apologi[sz](?:es?|ed|ing)|introduce[sd]?|joke[sd]?|admits?|admitted|[ei]nquire[sd]?|praise[sd]?';

/** Said of the talk as it goes on: "she comes to the lake", "they move on to prices". */
export const TURNING =
  '(?:gets?|got|com(?:es?|ing)|came|turn(?:s|ed|ing)?|mov(?:es?|ed|ing)|goes|went|switch(?:es|ed)?)(?: on| over)? to|start(?:s|ed)? (?:on|with)';

/** "X comes up" on the screen or in the talk: which of the two, it does not say. */
export const COMING_UP = 'com(?:es?|ing) up|came up|crops? up|cropped up|pops? up|popped up';

/** "X is up", "on show", "there to be seen". */
export const SHOWING =
  'shown|shows?|showing|on (?:the )?(?:screen|display|show|view)|displayed|projected|slides?|headings?|titles?|visible|appears?|appeared|' +
  'table|chart|list|bars?|diagram|graph|(?:is|are|was|were|stays?|stayed) (?:still )?up';

export const SEEING =
  'seen|in (?:the )?(?:picture|view|shot|frame)|visible|appears?|shot|(?:we|you|one|they|i) (?:can |could )?(?:see|saw|look at|are looking at)';

/** Behind "does she": what is done by speaking, and nothing else. */
export const TELLING =
  'say|mention|speak|tell|talk|ask|explain|describe|discuss|announce|remark|claim|warn|greet|thank|suggest|propose|quote|recommend|name|' +
  'bring up|wonder|complain|reply|answer|refer to|touch on|comment on|point out|apologi[sz]e|joke|enquire|inquire|praise|come to|get to|' +
  'turn to|move on to|see';
