/** "Could you tell me …", "I'd like to know …", "find out …": what people say around a question. */
const OPENING =
  /^(?:(?:hi|hello|hey|ok|okay|so|well|and|also|quick question)[,!.:]? )*(?:please,? )?(?:(?:can|could|would|will) you (?:please )?(?:tell|show|give|find|remind) (?:me|us)|(?:tell|show|give|remind) (?:me|us)|(?:i(?:'d| would) (?:like|love|want)|i (?:want|need|wish)|i(?:'m| am) trying|we(?:'d| would) like) to (?:know|find out|learn|hear|see)|i (?:wonder|was wondering|am wondering)|i(?:'m| am) (?:curious|interested)(?: to know)?|(?:do|does) (?:you|anyone here) (?:happen to )?know|can (?:we|i) find out|any idea|find out|look up)\b[,:]? +(?:please,? )?(?:about )?(?:again )?/i;
const POLITE = /[,.]? (?:please|thanks|thank you)(?=[.?!]*$)/i;
const SHORT = /^(what|who|where|when|how|why)(?:['’]s|s(?= (?:the|a|an)\b))/i;
const QUESTION =
  /^(?:(?:in|at|on|by|for|to|from|with|of|until|since|under|through|about|after|before) )?(?:what|which|who|whom|whose|where|when|why|how)\b|^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|may)\b/i;
const SOURCE = /^(according to [^,]{2,40}), +(.+)$/i;

/** The question as such: without what is said around it, an indirect one made direct as far as the readers need it. */
export function plainQuestion(asked: string): string {
  const text = asked.replace(/\s+/g, ' ').replace(/[’`]/g, "'").trim();
  const opened = text.replace(POLITE, '').replace(OPENING, '');
  const direct = opened === text.replace(POLITE, '') ? opened : indirect(opened);
  const long = direct.replace(SHORT, '$1 is');
  const source = SOURCE.exec(long);
  return source ? `${capital(source[2]!.replace(/[.?!]+$/, ''))} ${source[1]!.toLowerCase()}?` : long;
}

/** "whether the shop is open" and "the date of the fair" ask what they do not say. */
function indirect(rest: string): string {
  const ended = rest.replace(/[.?!]+$/, '');
  if (/^(?:if|whether) /i.test(ended)) return `Is it so that ${ended.replace(/^\w+ /, '')}?`;
  if (QUESTION.test(ended)) return `${capital(ended)}?`;
  return /^(?:all|every)\b/i.test(ended) ? `List ${ended}` : `What is ${ended}?`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
