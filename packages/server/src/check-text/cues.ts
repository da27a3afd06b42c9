/** Which words of a sentence speak of which claims. English; a sentence without any of them is not judged by typed claims. */
import type { KnownClaim } from './knowledge.ts'

export interface Cue {
  words: RegExp
  /** What of the claim a date beside the word dates. */
  moment: 'start' | 'end' | 'span'
  /** Whether the order of the two ends matters: "A purged B" is not "B purged A". */
  directed?: boolean
}

const cue = (words: string, moment: Cue['moment'] = 'span', directed = false): Cue => ({
  words: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
  moment,
  directed,
})

const died = cue('died|dies|death|killed|executed|execution|assassinated|assassination|murdered|suicide', 'start')
const led = 'ruled|ruling|ruler|led|leads|leader|dictator|governed|reigned|in power|headed'
const entered = 'became|becomes|elected|appointed|took office|took power|took over|came to power|seized power|installed|assumed|inaugurated'
const left = 'resigned|gave up|stepped down|deposed|overthrown|ousted|removed|lost power|left office|abdicated|dismissed|relinquished'

/** By kind of claim, then by what it says. */
const cues: Record<string, Record<string, Cue[]>> = {
  ATTRIBUTE: {
    BIRTH: [cue('born|birth', 'start')],
    DEATH: [died],
    INCEPTION: [
      cue(
        'founded|founding|foundation|established|formed|created|creation|set up|proclaimed|statehood|independence|came into being',
        'start',
      ),
    ],
    DISSOLUTION: [cue('dissolved|dissolution|abolished|disbanded|collapsed?|ceased to exist|broke up|break-?up', 'start')],
    SIGNED: [cue('signed|signing|concluded', 'start')],
    DURING: [
      cue('began|begins|broke out|started|outbreak', 'start'),
      cue('ended|ends|came to an end', 'end'),
      cue('held|took place|fought|occurred|lasted|happened'),
    ],
  },
  TENURE: { '': [cue(entered, 'start'), cue(left, 'end'), cue(`${led}|served`)] },
  MEMBERSHIP: {
    FOUNDER: [cue('founded|founder|co-?founded|established|created', 'start')],
    COMMANDER: [cue('commanded|commander|command')],
    LEADER: [cue(led)],
    PART_OF: [cue('part of|belonged to|under')],
    '': [cue('joined', 'start'), cue('member|members|membership')],
  },
  ADHERENCE: {
    FOUNDER: [cue('developed|founded|created|formulated|devised|launched|founder', 'start')],
    OPPONENT: [cue('opposed|opponent|rejected|against|anti')],
    OFFICIAL_IDEOLOGY: [cue('official|ideology|doctrine|adopted')],
    '': [cue('adopted|embraced|follower|adherent|believed|supporter|theorist')],
  },
  DERIVATION: {
    '': [cue('based on|derived|derives|adaptation|adapted|branch|grew out of|application|developed from|variant', 'span', true)],
  },
  PARTICIPATION: {
    SIGNATORY: [cue('signed|signatory|party to|acceded|joined|ratified|concluded', 'start')],
    SPEAKER: [cue('gave|delivered|spoke|speech|author|wrote')],
    VICTIM: [died],
    '': [
      cue('fought|fighting|entered|took part|participated|invaded|intervened|intervention|attended|joined|commanded|visited|met|hosted'),
    ],
  },
  RELATIONSHIP: {
    PARENT_OF: [cue('father|mother|parent', 'span', true)],
    SPOUSE_OF: [cue('married|wife|husband|spouse')],
    SIBLING_OF: [cue('brother|sister|sibling')],
    PATRON_OF: [cue('backed|patron|supported|sponsored|protector', 'span', true)],
    RECOMMENDED: [cue('recommend(?:ed|ing|s)?', 'span', true)],
    APPOINTED: [cue('appointed|installed', 'start', true)],
    DESIGNATED_SUCCESSOR: [cue('designated|chose|heir|successor', 'start', true)],
    MENTOR_OF: [cue('taught|mentor|trained', 'span', true)],
    INFLUENCED: [cue('influenced|inspired|impressed', 'span', true)],
    SERVED_UNDER: [cue('served under|worked for|under', 'span', true)],
    ALLY_OF: [cue('allied|ally|allies|alliance')],
    RIVAL_OF: [cue('rival|rivals|rivalry')],
    OPPOSED: [cue('opposed|opposing', 'span', true)],
    DENOUNCED: [cue('denounced|condemned|attacked as', 'start', true)],
    PURGED: [cue('purged|eliminated', 'start', true)],
    RECOGNIZED: [cue('recogni[sz](?:ed|es|e|ing)', 'start', true)],
    DIPLOMATIC_RELATIONS: [cue('diplomatic relations')],
    OCCUPIED: [cue('occupied|occupation of', 'span', true)],
    SUCCESSOR_OF: [cue('succeeded|replaced|successor', 'start', true)],
    CLAIMED_TERRITORY_OF: [cue('claimed', 'span', true)],
  },
}

export function cuesOf({ kind, what }: KnownClaim): Cue[] {
  const byWhat = cues[kind]
  return byWhat?.[what] ?? (kind === 'ATTRIBUTE' ? undefined : byWhat?.['']) ?? []
}

/** Kinds of relationship that no two people can have had who were never grown up at the same time. */
export const contact =
  /(?<!\p{L})(?:relationships?|relations|met|meets|meetings?|friend(?:s|ship)?|conversations?|talks|correspond(?:ed|ence)|wrote to|ally|allies|allied|worked with|served under)(?!\p{L})/giu
export const negation = /(?<!\p{L})(?:not|never|no|nor|neither|without|denied|refused|failed)(?!\p{L})|n['’]t(?!\p{L})/iu
