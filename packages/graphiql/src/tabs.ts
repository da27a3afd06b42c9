/**
 * The questions a new visitor finds open, one a tab; the operation's name is the tab's title.
 * Lists in arguments are written as their one element: the explorer plugin cannot show a list and logs an error.
 */
export const tabs: { query: string }[] = [
  {
    query: `# Who was Kim Il-sung, and what tied him to Stalin?
# Each claim cites its sources. Ctrl-Enter asks.
query KimIlSung {
  leader(by: { slug: "kim-il-sung" }) {
    id
    name
    names { text lang kind }
    birth { edtf }
    death { edtf }
    tenures(first: 20) {
      nodes {
        office { name }
        polity { name }
        during { start { edtf } end { edtf } }
      }
    }
    relationships(with: "Leader:joseph-stalin") {
      nodes {
        kind
        subject { name }
        object { name }
        during { start { edtf } end { edtf } }
        status
        confidence
        citations {
          source { title }
          locator
          verification
        }
      }
    }
  }
}
`,
  },
  {
    query: `# Who led five states as the Korean War began?
# POSSIBLE: a date is vague, or sources differ.
query OnADay($day: Date! = "1950-06-25") {
  dprk: officeholders(polity: "Polity:dprk", at: $day) { ...Holder }
  ussr: officeholders(polity: "Polity:ussr", at: $day) { ...Holder }
  prc: officeholders(polity: "Polity:prc", at: $day) { ...Holder }
  rok: officeholders(polity: "Polity:rok", at: $day) { ...Holder }
  usa: officeholders(polity: "Polity:usa", at: $day) { ...Holder }
}

# No office: the effective leader (Archigos).
fragment Holder on OfficeHolding {
  certainty
  tenure {
    leader { name }
    office { name }
  }
}
`,
  },
  {
    query: `# Who fought in the Korean War, and how many died?
# Deaths are ranges, and say what they count.
query KoreanWar {
  war(by: { slug: "korean-war" }) {
    name
    during { start { edtf } end { edtf } }
    participations(first: 50) {
      nodes {
        actor: subject { name }
        side
        role
        deaths { low best high unit definition }
      }
    }
  }
}
`,
  },
  {
    query: `# Who is 김일성? Any name in any script finds them.
# Try 金日成, Ким Ир Сен, or misspelt "kim il sun".
query Search {
  search(text: "김일성", first: 5) {
    edges {
      score
      matchedName { text lang }
      node { id __typename name }
    }
  }
}
`,
  },
  {
    query: `# Who led the DPRK on the day Kim Il-sung died?
# Two did: both ends of a tenure count.
query Handover {
  officeholders(polity: "Polity:dprk", at: "1994-07-08") {
    certainty
    tenure {
      leader { name }
      office { name }
      during { start { edtf } end { edtf } }
    }
  }
}
`,
  },
  {
    query: `# Where does Juche come from? Step by step back,
# with the kind and time of each derivation.
query Juche {
  ideology(by: { slug: "juche" }) {
    name
    lineage(depth: 6) {
      depth
      derivation {
        kind
        subject { name }
        object { name }
        during { start { edtf } end { edtf } }
        status
      }
    }
  }
}
`,
  },
  {
    query: `# What is disputed or refuted about the Korean War?
# Whose view is it, and why is it doubted?
query Doubted {
  disputed: claims(filter: {
    about: "War:korean-war", statuses: DISPUTED
  }) { nodes { ...Doubt } }
  refuted: claims(filter: {
    about: "War:korean-war", statuses: REFUTED
  }) { nodes { ...Doubt } }
}

fragment Doubt on Claim {
  __typename
  id
  subject { name }
  ... on Attribute { predicate value }
  heldBy { name }
  reasonForRank
  citations {
    source { title }
    locator
    verification
  }
}
`,
  },
  {
    query: `# Which leader is this row of Archigos?
# WIKIDATA works the same; polities have COW and GW.
query Archigos {
  leader(by: { externalId: {
    scheme: ARCHIGOS
    value: "81dd53f4-1e42-11e4-b4cd-db5882bf8def"
  } }) {
    id
    name
    externalIds { scheme value match }
    tenures {
      nodes {
        office { name }
        polity { name }
        during { start { edtf } end { edtf } }
      }
    }
  }
}
`,
  },
]
