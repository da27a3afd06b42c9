import type { Topic } from './_question.ts'
import { anywhere } from './anywhere.ts'
import { consolidation } from './consolidation.ts'
import { juche } from './juche.ts'
import { koreanWar } from './korean-war.ts'
import { leninStalinKim } from './lenin-stalin-kim.ts'
import { rise } from './rise.ts'

export const topics: Topic[] = [leninStalinKim, rise, koreanWar, consolidation, juche, anywhere]
