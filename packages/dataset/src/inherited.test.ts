import { expect, it } from 'vitest'
import { readInterval, undated } from './edtf.ts'
import type { ClaimRecord, Dataset } from './expand.ts'
import { inheritDates } from './inherited.ts'

const claim = (fields: Partial<ClaimRecord>) =>
  ({ rank: 'NORMAL', status: 'ACCEPTED', negated: false, own: {}, during: undated, ...fields }) as ClaimRecord
const when = (subject: string, predicate: string, during: string) =>
  claim({ kind: 'ATTRIBUTE', subject, own: { predicate }, during: readInterval(during) })
const part = (subject: string, object: string, during = undated) => claim({ kind: 'PARTICIPATION', subject, object, during })

it('gives undated participations the dates of their event or treaty, and none those of a war', () => {
  const entities = ['yalta EVENT', 'pact TREATY', 'war WAR', 'ussr POLITY', 'stalin LEADER'].map((e) => ({
    slug: e.split(' ')[0],
    type: e.split(' ')[1],
  }))
  const own = part('ussr', 'yalta', readInterval('1945-02-05'))
  const parts = [part('stalin', 'yalta'), part('ussr', 'pact'), part('stalin', 'pact'), part('ussr', 'war'), own]
  const claims = [
    when('yalta', 'DURING', '1945-02-04/1945-02-11'),
    when('pact', 'SIGNED', '1950-02-14'),
    when('pact', 'IN_FORCE', '1950-04-11/1980'),
    when('war', 'DURING', '1941/1945'),
    ...parts,
  ]
  inheritDates({ entities, claims } as unknown as Dataset)
  expect(parts.map((p) => p.during.start?.edtf)).toEqual(['1945-02-04', '1950-04-11', '1950-02-14', undefined, '1945-02-05'])
})
