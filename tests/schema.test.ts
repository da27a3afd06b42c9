import * as db from '@annals/db'
import { tabs } from '@annals/graphiql'
import { schema } from '@annals/server'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { testService } from './_service.ts'

const service = await testService()
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const silent: string[] = []
    for (const type of types) {
      if (!type.description) silent.push(type.name)
      if (isEnumType(type)) for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`)
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
        for (const field of Object.values(type.getFields())) {
          if (!field.description) silent.push(`${type.name}.${field.name}`)
          for (const arg of 'args' in field ? field.args : []) if (!arg.description) silent.push(`${type.name}.${field.name}(${arg.name})`)
        }
    }
    expect(silent).toEqual([])
  })

  it('tells of every list that is cut off how long it can be', () => {
    const silent: string[] = []
    for (const type of types)
      if (isObjectType(type))
        for (const field of Object.values(type.getFields())) {
          const { limit } = (field.extensions.pothosKysely ?? {}) as { limit?: number }
          if (limit && !new RegExp(`At most ${limit}\\b`).test(field.description ?? '')) silent.push(`${type.name}.${field.name}: ${limit}`)
        }
    expect(silent).toEqual([])
  })

  it('has the values of each stored code list in the enum of that name', () => {
    const lists = new Set(
      Object.values(db)
        .filter((value) => typeof value === 'object')
        .map((list) => Object.keys(list).sort().join()),
    )
    const enums = types.filter(isEnumType).map((type) => ({
      name: type.name,
      values: type
        .getValues()
        .map((v) => v.name)
        .sort()
        .join(),
    }))
    const ofItsOwn = enums.filter((e) => !lists.has(e.values)).map((e) => e.name)
    expect(ofItsOwn.filter((name) => !/Order(Field|Direction)$/.test(name)).sort()).toEqual([
      'DifferenceUnit',
      'DisagreementAspect',
      'LeaderFacet',
      'LineageDirection',
      'PathKind',
      'RegimeFacet',
      'SpanRelation',
      'StepDirection',
      'TenureFacet',
      'TextIssueKind',
      'TextVerdict',
      'TimelineItemKind',
      'WarFacet',
    ])
  })
})

describe("GraphiQL's tabs", () => {
  it.each(tabs.map(({ query }) => [/query (\w+)/.exec(query)?.[1] ?? '', query]))('%s is valid and has an answer', async (_name, query) => {
    expect(validate(schema, parse(query))).toEqual([])
    const answer = await service.ask(query)
    expect(JSON.stringify(answer).length).toBeGreaterThan(200)
  })
})
